using Foldstream.Model;

namespace Foldstream.Analyzers.Tests.Parsing;

/// <summary>The event has four members: bit 0 is Number, 1 is Name (a string), 2 is Lines (an array), 3 is Customer.</summary>
public sealed class MemberPruningTests
{
    private const ulong All = ulong.MaxValue;

    private const string Event = """
        [Event("placed")]
        public sealed partial record Placed(int Number, string Name, ImmutableArray<int> Lines, Guid Customer)
        {
            public int Twice => Number * 2;
        }
        """;

    [Theory]
    [InlineData("{ }", 0b0000)]
    [InlineData("=> N = e.Number;", 0b0001)]
    [InlineData("=> S = e.Name.Trim();", 0b0010)]
    [InlineData("{ N += e.Number; S = e.Name; }", 0b0011)]
    [InlineData("{ foreach (int line in e.Lines) N += line; }", 0b0100)]
    [InlineData("=> S = $\"{e.Name} {e.Number:N0}\";", 0b0011)]
    [InlineData("=> S = nameof(e);", All)]
    [InlineData("=> S = nameof(e.Name);", 0b0010)]
    [InlineData("{ Func<int> f = () => e.Number; N = f(); }", 0b0001)]
    [InlineData("{ int F() => e.Number; N = F(); }", 0b0001)]
    [InlineData("=> N = Other.e + Add(e: e.Number);", 0b0001)]
    [InlineData("=> N = Other?.e ?? e.Number;", 0b0001)]
    [InlineData("{ switch (e.Number) { case 1: S = e.Name; break; } }", 0b0011)]
    [InlineData("{ if (e.Name is { Length: > 3 } name) S = name; }", 0b0010)]
    [InlineData("=> N = e.Number + Twice();", 0b0001)]
    [InlineData("=> Take(e);", All)]
    [InlineData("=> Last = e;", All)]
    [InlineData("=> Last = e with { Number = 3 };", All)]
    [InlineData("{ var (number, _, _, _) = e; N = number; }", All)]
    [InlineData("{ if (e is { Number: 3 }) N = 3; }", All)]
    [InlineData("=> N = e switch { { Number: var n } => n };", All)]
    [InlineData("=> N = e.Twice;", All)]
    [InlineData("=> S = e.ToString();", All)]
    [InlineData("=> N = e.GetHashCode();", All)]
    [InlineData("=> S = $\"{e}\";", All)]
    [InlineData("{ Func<Placed> f = () => e; Last = f(); }", All)]
    [InlineData("=> N = e?.Number ?? 0;", All)]
    [InlineData("=> N = (e).Number;", All)]
    [InlineData("=> N = e!.Number;", All)]
    [InlineData("{ ref readonly Placed r = ref e; N = r.Number; }", All)]
    [InlineData("{ var all = new { e }; N = all.e.Number; }", All)]
    [InlineData("{ Placed[] list = [e]; Last = list[0]; }", All)]
    [InlineData("{ bool same = e == Last; }", All)]
    public void A_fold_reads_what_its_syntax_says(string body, ulong expected)
    {
        FoldModel fold = Fold("private void Apply(in Placed e) " + body);
        Assert.Equal(expected, fold.MembersRead);
    }

    [Fact]
    public void What_is_not_read_is_named()
    {
        Assert.Equal(["Name", "Lines", "Customer"], Fold("private void Apply(in Placed e) => N = e.Number;").Unread);
        Assert.Equal(["Number", "Lines", "Customer"], Fold("private void Apply(in Placed e) => S = e.Name;").Unread);
        Assert.Empty(Fold("private void Apply(in Placed e) => Take(e);").Unread);
    }

    [Fact]
    public void A_parameter_may_have_any_name()
        => Assert.Equal(0b0001UL, Fold("private void Apply(Placed @event) => N = @event.Number + Other.e;").MembersRead);

    [Fact]
    public void Birth_and_Apply_together_read_what_either_reads()
    {
        FoldModel fold = Fold("private Order(in Placed e) => N = e.Number; private void Apply(in Placed placed) => S = placed.Name;");
        Assert.Equal(0b0011UL, fold.MembersRead);
        Assert.Equal(["Lines", "Customer"], fold.Unread);
    }

    [Theory]
    [InlineData("Cart Apply(in Placed e) => this with { N = N + e.Number };", 0b0001)]
    [InlineData("Cart Apply(Placed e) => this with { S = e.Name, N = e.Lines.Length };", 0b0110)]
    [InlineData("Cart Apply(in Placed e) => this with { Last = e };", All)]
    [InlineData("Cart Apply(in Placed e) => new(e.Number, S, null) { e = 3 };", 0b0001)]
    [InlineData("Cart Apply(in Placed e) => this with { e = e.Number };", 0b0001)]
    [InlineData("Cart Apply(in Placed e) => this with { e = Read(e) };", All)]
    [InlineData("static Cart Apply(Cart state, in Placed e) => state with { N = state.N + e.Number };", 0b0001)]
    [InlineData("static Cart Apply(in Cart state, Placed placed) => placed.Number > 0 ? state with { S = placed.Name } : state;", 0b0011)]
    [InlineData("static Cart Apply(in Cart state, Placed e, in EventContext context) => state;", 0b0000)]
    [InlineData("static Cart Apply(Cart state, in Placed e) { return state with { N = Read(e) }; }", All)]
    [InlineData("static Cart Apply(Cart e, in Placed placed) => e with { N = placed.Number };", 0b0001)]
    public void A_record_reads_what_its_syntax_says(string apply, ulong expected)
    {
        string members = $$"""(int N, string S, Placed? Last) { public static Cart Initial => new(0, "", null); public int e { get; init; } static int Read(Placed placed) => placed.Number; {{apply}} }""";
        Assert.Equal(expected, Assert.Single(Parse.Aggregate("Cart", Event, "[Aggregate(\"cart\")] public sealed partial record Cart" + members)!.Folds).MembersRead);
        Assert.Equal(expected, Assert.Single(Parse.Aggregate("Cart", Event, "[Aggregate(\"cart\")] public readonly partial record struct Cart" + members)!.Folds).MembersRead);
    }

    [Theory]
    [InlineData("private Order(in Placed e) : this(e.Number) { } private Order(int number) => N = number;", 0b0001)]
    [InlineData("private Order(in Placed e) : this(e, 1) { } private Order(Placed placed, string s) => N = placed.Number;", All)]
    public void The_initializer_of_a_birth_constructor_counts(string constructors, ulong expected)
    {
        AggregateModel model = Parse.Aggregate("Order", Event, Aggregate(constructors))!;
        Assert.Equal(expected, model.Folds[0].MembersRead);
    }

    [Fact]
    public void A_primary_constructor_reads_everything()
        => Assert.Equal(All, Parse.Aggregate("Order", Event, """[Aggregate("order")] public sealed partial class Order(Placed e) { int N = e.Number; }""")!.Folds[0].MembersRead);

    [Fact]
    public void A_partial_method_is_read_where_its_body_is()
        => Assert.Equal(0b0001UL, Fold("partial void Apply(in Placed e); partial void Apply(in Placed e) => N = e.Number;").MembersRead);

    [Fact]
    public void An_event_whose_construction_looks_at_its_members_is_read_as_a_whole()
    {
        AggregateModel model = Parse.Aggregate(
            "Order",
            """[Event("placed")] public sealed partial record Placed(int Number, string Name) { public int Length { get; } = Name.Length; }""",
            """[Aggregate("order")] public sealed partial class Order { void Apply(Placed e) => N = e.Number; int N; }""")!;
        Assert.Equal(All, Assert.Single(model.Folds).MembersRead);
    }

    [Theory]
    [InlineData("public string Label { get => field ?? Name; init; } = null!;")]
    [InlineData("public string Label { get { return field + Name; } init; } = \"\";")]
    public void An_event_with_a_member_that_gives_another_is_read_as_a_whole(string label)
    {
        AggregateModel model = Parse.Aggregate(
            "Order",
            $$"""[Event("placed")] public sealed partial record Placed(int Number, string Name) { {{label}} }""",
            """[Aggregate("order")] public sealed partial class Order { void Apply(Placed e) => S = e.Label; string? S; }""")!;
        Assert.Equal(All, Assert.Single(model.Folds).MembersRead);
    }

    [Fact]
    public void A_method_called_nameof_reads_what_it_is_given()
        => Assert.Equal(All, Fold("private void Apply(in Placed e) => S = nameof(e); string nameof(Placed placed) => placed.Name;").MembersRead);

    [Fact]
    public void A_member_beyond_the_64th_has_no_bit()
    {
        string members = string.Join(", ", Enumerable.Range(0, 70).Select(i => $"string M{i}"));
        AggregateModel model = Parse.Aggregate(
            "Order",
            $"[Event(\"wide\")] public sealed partial record Wide({members});",
            """[Aggregate("order")] public sealed partial class Order { void Apply(Wide e) => S = e.M0 + e.M63 + e.M64 + e.M69; string S = ""; }""")!;
        FoldModel fold = Assert.Single(model.Folds);
        Assert.Equal(1UL | (1UL << 63), fold.MembersRead);
        Assert.Equal(62, fold.Unread.Count);
        Assert.DoesNotContain("M65", fold.Unread);
    }

    [Theory]
    [InlineData("public readonly partial record struct Placed(int Number, string Name);", 0b0001)]
    [InlineData("public sealed partial record Placed(int Number, string Name);", 0b0001)]
    [InlineData("public sealed partial record Placed(int Number) { public string? Name { get; init; } }", All)]
    [InlineData("public sealed partial record Placed(int Number, string Name) { public string Both => Name + Number; public Placed(string Name, string Both, int Number) : this(Number, Name) { } }", 0b0001)]
    public void An_event_of_a_reference_is_read_by_its_symbol(string declaration, ulong expected)
    {
        AggregateModel model = Parse.Aggregate("Order", Compiled
            .Source("""[Aggregate("order")] public sealed partial class Order { void Apply(in Placed e) => N = e.Number; int N; }""")
            .AddReferences(Compiled.Reference("Shop", "[Event(\"placed\")] " + declaration)))!;
        Assert.Equal(expected, Assert.Single(model.Folds).MembersRead);
    }

    private static FoldModel Fold(string members) => Assert.Single(Parse.Aggregate("Order", Event, Aggregate(members))!.Folds);

    private static string Aggregate(string members) => $$"""
        [Aggregate("order")]
        public sealed partial class Order
        {
            {{members}}

            int N;
            string S = "";
            Placed? Last;
            Other? Other;
            void Take(Placed placed) => Last = placed;
            static int Add(int e) => e;
            int Twice() => N * 2;
        }

        public sealed class Other { public int e; }
        """;
}
