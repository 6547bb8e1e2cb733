using Foldstream.CodeFixes.Refactorings;

namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class RefactoringTests
{
    private static readonly MakeEventRefactoring MakeEvent = new();
    private static readonly WriteAppliesRefactoring WriteApplies = new();
    private static readonly MoveChangeIntoEventRefactoring MoveChange = new();

    [Fact]
    public Task A_record_becomes_an_event() => Refactor.To(MakeEvent, "Make 'OrderPlaced' an event",
        """
        public static class Orders
        {
            /// <summary>An order was placed.</summary>
            public record Order$$Placed(Guid Customer, decimal VATRate)
            {
                public string? Note { get; set; }
            }
        }
        """,
        """
        public static partial class Orders
        {
            /// <summary>An order was placed.</summary>
            [Event("order-placed")]
            public sealed partial record OrderPlaced(Guid Customer, decimal VATRate)
            {
                public string? Note { get; init; }
            }
        }
        """);

    [Fact]
    public Task A_record_struct_becomes_an_event_with_a_using_where_it_takes_one() => Refactor.To(MakeEvent, "Make 'Paid' an event",
        """
        using System.Text;

        namespace Shop; // using Foldstream;

        [Serializable]
        public partial record$$ struct Paid(decimal Amount);
        """,
        """
        using System.Text;
        using Foldstream;

        namespace Shop; // using Foldstream;

        [Event("paid")]
        [Serializable]
        public readonly partial record struct Paid(decimal Amount);
        """);

    [Theory]
    [InlineData("[Event(\"a\")] public sealed partial record $$A(int X);")]
    [InlineData("[Identifier] public readonly partial record struct $$A(int X);")]
    [InlineData("public abstract record $$A(int X);")]
    [InlineData("public record $$A(int X); public record B(int X) : A(X);")]
    [InlineData("public record $$A<T>(T X);")]
    [InlineData("public record $$A { public int X { get; init; } }")]
    [InlineData("public record A(int $$X);")]
    [InlineData("public class $$A(int x);")]
    public Task What_can_not_be_one_or_is_one_is_left_alone(string source) => Refactor.IsNotOffered(MakeEvent, source);

    [Fact]
    public Task A_class_gets_the_Apply_methods_that_it_lacks() => Refactor.To(WriteApplies, "Write the 2 missing 'Apply' methods",
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);
        [Event("closed")] public sealed partial record Closed();

        [Aggregate("order"), Ignores<Noted>]
        public sealed partial class Or$$der
        {
            private decimal _amount;

            public void Pay() { Raise(new Paid(_amount)); Raise(new Closed()); Raise(new Noted("x")); }

            private void Apply(Closed e)
            {
            }
        }
        """,
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);
        [Event("closed")] public sealed partial record Closed();

        [Aggregate("order")]
        public sealed partial class Order
        {
            private decimal _amount;

            public void Pay() { Raise(new Paid(_amount)); Raise(new Closed()); Raise(new Noted("x")); }

            private void Apply(Closed e)
            {
            }

            private void Apply(in Paid e) => _amount = e.Amount;

            private void Apply(in Noted e) { }
        }
        """);

    [Fact]
    public Task A_record_gets_them_too() => Refactor.To(WriteApplies, "Write the 2 missing 'Apply' methods",
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount, string By);
        [Event("noted")] public sealed partial record Noted(string Text);

        [Aggregate("order")]
        public sealed partial record $$Order(decimal Amount, string? By)
        {
            public static Order Initial { get; } = new(0, null);
            public Events Pay() => Amount > 0 ? [] : [new Paid(3, "me"), new Noted("x")];
        }
        """,
        """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount, string By);
        [Event("noted")] public sealed partial record Noted(string Text);

        [Aggregate("order")]
        public sealed partial record Order(decimal Amount, string? By)
        {
            public static Order Initial { get; } = new(0, null);
            public Events Pay() => Amount > 0 ? [] : [new Paid(3, "me"), new Noted("x")];

            private Order Apply(in Paid e) => this with { Amount = e.Amount };

            private Order Apply(in Noted e) => this;
        }
        """);

    [Theory]
    [InlineData("[Event(\"paid\")] public readonly partial record struct Paid(decimal Amount); [Aggregate(\"order\")] public sealed partial class $$Order { public void Pay() => Raise(new Paid(1)); private void Apply(Paid e) { } }")]
    [InlineData("[Event(\"paid\")] public readonly partial record struct Paid(decimal Amount); [Aggregate(\"order\")] public sealed partial class Order { public void Pay() => $$Raise(new Paid(1)); }")]
    [InlineData("[Event(\"paid\")] public readonly partial record struct Paid(decimal Amount); public sealed partial class $$Order { public void Pay() => Raise(new Paid(1)); private void Raise(Paid e) { } }")]
    public Task Nothing_is_written_where_nothing_is_missing(string source) => Refactor.IsNotOffered(WriteApplies, source);

    [Fact]
    public Task A_change_of_state_moves_into_an_event() => Refactor.To(MoveChange, "Move the change into an event 'OrderStatusChanged'",
        """
        namespace Shop;

        public enum Status { Open = 0, Paid = 1 }

        [Event("paid")] public readonly partial record struct Paid(decimal Amount);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private Status? _status;

            public void Pay(decimal amount)
            {
                Raise(new Paid(amount));
                _sta$$tus = Status.Paid; // at last
            }

            private void Apply(in Paid e)
            {
            }
        }

        public sealed class Other;
        """,
        """
        namespace Shop;

        public enum Status { Open = 0, Paid = 1 }

        [Event("paid")] public readonly partial record struct Paid(decimal Amount);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private Status? _status;

            public void Pay(decimal amount)
            {
                Raise(new Paid(amount));
                Raise(new OrderStatusChanged(Status.Paid)); // at last
            }

            private void Apply(in Paid e)
            {
            }

            private void Apply(in OrderStatusChanged e) => _status = e.Status;
        }

        [Event("order-status-changed")]
        public readonly partial record struct OrderStatusChanged(Status? Status);

        public sealed class Other;
        """);

    [Fact]
    public Task A_compound_one_hands_over_the_sum() => Refactor.To(MoveChange, "Move the change into an event 'OrderTotalChanged'",
        "[Aggregate(\"order\")]\r\ninternal sealed partial class Order\r\n{\r\n\tpublic decimal Total { get; private set; }\r\n\r\n\tpublic void Add(decimal amount) => this.Total$$ -= amount + 3;\r\n}\r\n",
        "[Aggregate(\"order\")]\r\ninternal sealed partial class Order\r\n{\r\n\tpublic decimal Total { get; private set; }\r\n\r\n\tpublic void Add(decimal amount) => Raise(new OrderTotalChanged(this.Total - (amount + 3)));\r\n\r\n"
        + "\tprivate void Apply(in OrderTotalChanged e) => Total = e.Total;\r\n}\r\n\r\n[Event(\"order-total-changed\")]\r\ninternal readonly partial record struct OrderTotalChanged(decimal Total);\r\n");

    [Theory]
    [InlineData("private void Apply(in Paid e) { To$$tal = e.Amount; }")]
    [InlineData("private Order() { To$$tal = 3; }")]
    [InlineData("public void Pay() { decimal total; to$$tal = 3; Raise(new Paid(total)); }")]
    [InlineData("public void Pay() { Lines$$ = []; }")]
    [InlineData("public void Pay() { decimal x = To$$tal = 3; Raise(new Paid(x)); }")]
    public Task Other_assignments_stay_where_they_are(string member) => Refactor.IsNotOffered(MoveChange, $$$"""
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Aggregate("order")] public sealed partial class Order { public decimal Total { get; private set; } public List<int> Lines { get; private set; } = []; {{{member}}} }
        """);
}
