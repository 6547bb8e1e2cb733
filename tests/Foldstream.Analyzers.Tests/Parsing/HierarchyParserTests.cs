using Foldstream.Model;

namespace Foldstream.Analyzers.Tests.Parsing;

public sealed class HierarchyParserTests
{
    private const string Event = """[Event("e")] public sealed partial record E(Shop.Payment By, ImmutableArray<Shop.Payment?> All);""";

    private const string Payment = """
        namespace Shop;
        public abstract record Payment(decimal Fee)
        {
            public abstract string Label { get; init; }
            [Case(3)] public sealed record Cash(string Label) : Payment(0m);
        }
        [Case(200)] public sealed record Transfer(string Label, string Iban, decimal Fee = 1m) : Payment(Fee) { public int? Days { get; init; } }
        [Case(1)] public sealed record @event(string Label, decimal Fee) : Payment(Fee);
        public sealed record Other(Payment? P);
        """;

    private const string Cases = "<1 event: (Label: str, Fee: decimal), 3 Cash: (Label: str), 200 Transfer: (Label: str, Iban: str, Fee: decimal =, Days: i32?)>";

    [Fact]
    public void The_shape_has_the_cases_in_order_of_their_numbers()
        => Assert.Equal($"(By: {Cases}, All: [{Cases}?])", ShapePrinter.Print(Parse.Event("E", Payment, Event)!.Members));

    [Fact]
    public void A_referenced_hierarchy_has_the_same_form_as_one_in_source()
    {
        EventModel source = Parse.Event("E", Payment, Event)!;
        Assert.False(source.HasErrors);
        Assert.Equal(source, Parse.Event("E", Compiled.Source(Event).AddReferences(Compiled.Reference("Shop", Payment)))!);
        Assert.Equal(source, Parse.Event("E", Compiled.Source(Event).AddReferences(Compiled.Source(Payment).WithAssemblyName("Shop").ToMetadataReference()))!);
    }

    [Fact]
    public void The_order_of_declaration_is_nothing()
        => Assert.Equal(
            Parse.Event("E", """[Event("e")] public sealed partial record E(P A);""", "public abstract record P;", "[Case(1)] public sealed record A : P;", "[Case(2)] public sealed record B : P;"),
            Parse.Event("E", """[Event("e")] public sealed partial record E(P A);""", "[Case(2)] public sealed record B : P;", "[Case(1)] public sealed record A : P;", "public abstract record P;"));

    [Theory]
    [InlineData("[Case(1)] public sealed record A : P; [Case(2)] public sealed record B : P;", true)]
    [InlineData("[Case(2)] public sealed record A : P;", true)]
    [InlineData("[Case(1)] public sealed record B : P;", true)]
    [InlineData("[Case(1)] public sealed record A(int X) : P;", true)]
    [InlineData("/* the first */ [Case(number: 1)] public sealed partial record A : P { public int X => 1; } public sealed record C(int Y);", false)]
    public void Only_an_edit_of_the_cases_changes_the_model(string edited, bool changes)
    {
        EventModel Of(string cases) => Parse.Event("E", """[Event("e")] public sealed partial record E(P A);""", "public abstract record P;", cases)!;
        Assert.Equal(changes, !Of("[Case(1)] public sealed record A : P;").Equals(Of(edited)));
    }

    [Theory]
    [InlineData("[Case(-1)] public sealed record A : P;")]
    [InlineData("[Case(1)] public sealed record A : P; [Case(1)] public sealed record B : P;")]
    [InlineData("[Case(1)] public record A : P;")]
    [InlineData("[Case] public sealed record A : P;")]
    [InlineData("[Case(1)] public sealed record A(P? Next) : P;")]
    [InlineData("[Case(1)] public sealed record A(Holder? Next) : P; public sealed record Holder(P Held);")]
    [InlineData("[Case(1)] public sealed record A(List<int> L) : P;")]
    [InlineData("namespace Elsewhere { [Case(1)] public sealed record A : P; }")]
    public void An_event_that_holds_an_unsound_hierarchy_has_errors(string cases)
    {
        EventModel model = Parse.Event("E", """[Event("e")] public sealed partial record E(P A);""", "public abstract record P;", cases)!;
        Assert.True(model.HasErrors);
        Assert.Empty(model.Members);
    }

    [Fact]
    public void A_hierarchy_can_be_left_out_of_a_decoding()
    {
        EventModel model = Parse.Event("E", """[Event("e")] public sealed partial record E(P A, P? B);""", "public abstract record P; [Case(1)] public sealed record A : P;")!;
        Assert.True(model.MembersCanBeSkipped);
        Assert.All(model.Members, member => Assert.True(member.Type is HierarchyWire { Allocates: true, IsValueType: false }));
        Assert.Equal([null, "default"], model.Members.Select(member => member.Default));
    }
}
