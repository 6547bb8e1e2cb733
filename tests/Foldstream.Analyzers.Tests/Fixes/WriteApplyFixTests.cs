namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class WriteApplyFixTests
{
    [Fact]
    public Task An_aggregate_gets_the_Apply_of_what_it_raises() => Verify.FixWithGenerators(
        """
        namespace Shop;

        [Event("placed")] public readonly partial record struct Placed(string Customer);
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("moved")] public sealed partial record Moved(string Street, int Number, string? Town);
        public static partial class Old { [Event("noted")] public sealed partial record Noted(string Text); }

        [Aggregate("order")]
        public sealed partial class Order
        {
            private int _number;

            private Order(in Placed e) { }

            public decimal Amount { get; private set; }
            public string Street { get; private set; } = "";
            public string Town { get; private set; } = "";
            public string Text { get; } = "";

            public void Pay(decimal amount)
            {
                {|FOLD219:Raise(new Paid(amount))|};
                if (amount > 3) {|FOLD219:Raise(new Paid(amount))|};
                {|FOLD219:this.Raise(new Old.Noted("paid"))|};
            }

            public void Move() => {|FOLD219:Raise(new Moved("", _number, null))|};
        }
        """,
        """
        namespace Shop;

        [Event("placed")] public readonly partial record struct Placed(string Customer);
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("moved")] public sealed partial record Moved(string Street, int Number, string? Town);
        public static partial class Old { [Event("noted")] public sealed partial record Noted(string Text); }

        [Aggregate("order")]
        public sealed partial class Order
        {
            private int _number;

            private Order(in Placed e) { }

            public decimal Amount { get; private set; }
            public string Street { get; private set; } = "";
            public string Town { get; private set; } = "";
            public string Text { get; } = "";

            public void Pay(decimal amount)
            {
                Raise(new Paid(amount));
                if (amount > 3) Raise(new Paid(amount));
                this.Raise(new Old.Noted("paid"));
            }

            public void Move() => Raise(new Moved("", _number, null));

            private void Apply(in Paid e) => Amount = e.Amount;

            private void Apply(in Old.Noted e) { }

            private void Apply(in Moved e)
            {
                Street = e.Street;
                _number = e.Number;
            }
        }
        """);

    [Fact]
    public Task It_stands_behind_the_others_and_replaces_the_Ignores() => Verify.FixWithGenerators(
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);

        [Aggregate("order")]
        [Ignores<Noted>]
        public sealed partial class Order
        {
            private void Apply(in Paid e)
            {
            }

            public void Note() => {|FOLD219:Raise(new Noted(""))|};
        }
        """,
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private void Apply(in Paid e)
            {
            }

            private void Apply(in Noted e) { }

            public void Note() => Raise(new Noted(""));
        }
        """);

    [Fact]
    public Task A_record_gets_the_Apply_of_what_it_returns() => Verify.FixWithGenerators(
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);

        [Aggregate("cart")]
        public sealed partial record Cart(decimal Amount, string? Text)
        {
            public static Cart Initial { get; } = new(0, null);

            private Cart Apply(in Paid e) => this with { Amount = e.Amount };

            public Events Note(string text) => {|CS0029:{|FOLD213:new Noted(text)|}|};
        }
        """,
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);

        [Aggregate("cart")]
        public sealed partial record Cart(decimal Amount, string? Text)
        {
            public static Cart Initial { get; } = new(0, null);

            private Cart Apply(in Paid e) => this with { Amount = e.Amount };

            private Cart Apply(in Noted e) => this;

            public Events Note(string text) => new Noted(text);
        }
        """);

    [Theory]
    [InlineData("private Order(in Placed e) { } public void Place() => {|FOLD219:Raise(new Placed(\"\"))|};")]
    [InlineData("private void Apply(in Placed e) { } public void Place() => {|FOLD219:Raise(3)|};")]
    public Task What_only_begins_a_stream_or_is_no_event_has_another_answer(string members)
    {
        string source = $$"""
            [Event("placed")] public readonly partial record struct Placed(string Customer);
            [Aggregate("order")] public sealed partial class Order { {{members}} }
            """;
        return Verify.FixWithGenerators(source, source);
    }

    [Fact]
    public Task An_Ignores_of_what_is_folded_goes() => Verify.FixWithGenerators(
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);

        /// <summary>An order.</summary>
        [Aggregate("order"), Ignores<{|FOLD208:Paid|}>, Ignores("old")]
        public sealed partial class Order { private void Apply(in Paid e) { } }

        [Ignores<{|FOLD208:Paid|}>]
        [Aggregate("cart")]
        [Ignores({|FOLD208:"noted"|})]
        public sealed partial class Cart { private void Apply(in Paid e) { } private void Apply(Noted e) { } }
        """,
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);

        /// <summary>An order.</summary>
        [Aggregate("order"), Ignores("old")]
        public sealed partial class Order { private void Apply(in Paid e) { } }

        [Aggregate("cart")]
        public sealed partial class Cart { private void Apply(in Paid e) { } private void Apply(Noted e) { } }
        """);
}
