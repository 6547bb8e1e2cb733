using Foldstream.Model;

namespace Foldstream.Analyzers.Tests.Parsing;

public sealed class ChildParserTests
{
    private const ulong All = ulong.MaxValue;

    private const string Events = """
        [Event("made")] public readonly partial record struct Made(string Terms, int Offer, string Note);
        [Event("sent")] public sealed partial record Sent(string By, int Offer, string Channel);
        """;

    [Fact]
    public void Events_of_children_follow_those_of_the_aggregate()
    {
        AggregateModel model = Parse.Aggregate("Loan", Events, """
            [Aggregate("loan")]
            public sealed partial class Loan
            {
                [Entity("Offer")] readonly Dictionary<int, Child> _offers = new();
                [Entity("Offer")] ImmutableSortedDictionary<int, Sheet> Sheets { get; set; } = null!;
                void Apply(Sent e) { }
                internal sealed class Child { internal Child(in Made e, in EventContext c) { } internal void Apply(Sent e) { } }
                internal sealed record Sheet { internal static Sheet Apply(in Sheet state, in Made e) => state; }
            }
            """)!;

        Assert.False(model.HasErrors);
        Assert.Equal(["sent", "made"], model.Folds.Select(fold => fold.EventName));
        Assert.Equal([1, 2], model.Folds.Select(fold => fold.Children.Count));
        Assert.NotNull(model.Folds[0].Apply);
        Assert.Null(model.Folds[1].Apply);
        Assert.All(model.Folds, fold => Assert.False(fold.OnlyBegins));
        Assert.Equal(
            new ChildFold
            {
                Collection = "_offers",
                Kind = ChildCollection.Dictionary,
                KeyMember = "Offer",
                ChildType = "global::Loan.Child",
                Style = AggregateStyle.Class,
                Birth = new FoldMethod(TakesIn: true, TakesContext: true),
                Apply = null,
            },
            model.Folds[1].Children[0]);
        Assert.Equal(
            new ChildFold
            {
                Collection = "Sheets",
                Kind = ChildCollection.Immutable,
                KeyMember = "Offer",
                ChildType = "global::Loan.Sheet",
                Style = AggregateStyle.Record,
                Birth = null,
                Apply = new FoldMethod(TakesIn: true, TakesContext: false, StateForm.In),
            },
            model.Folds[1].Children[1]);
    }

    [Fact]
    public void A_birth_event_that_children_fold_too_still_only_begins()
    {
        AggregateModel model = Parse.Aggregate("Loan", Events, """
            [Aggregate("loan")]
            public sealed partial class Loan
            {
                [Entity("Offer")] readonly Dictionary<int, Child> _offers = new();
                Loan(in Made e) { }
                internal sealed class Child { internal Child(in Made e) { } }
            }
            """)!;

        Assert.True(Assert.Single(model.Folds).OnlyBegins);
        Assert.False(model.HasInitialState);
    }

    [Fact]
    public void Parts_and_targets_of_attributes_make_no_difference()
    {
        AggregateModel model = Parse.Aggregate("Loan", Events, """
            using Part = Foldstream.EntityAttribute;
            [Aggregate("loan")] public sealed partial class Loan { [field: Entity("Offer")] Dictionary<int, Child> A { get; } = new(); }
            partial class Loan { [Obsolete, Part("Offer")] readonly Dictionary<int, Child> _b = new(), _c = new(); [Obsolete] readonly Dictionary<int, Child> _none = new(); }
            internal sealed class Child { internal Child(in Made e) { } }
            """)!;

        Assert.False(model.HasErrors);
        Assert.Equal(["A", "_b", "_c"], Assert.Single(model.Folds).Children.Select(child => child.Collection));
    }

    [Theory]
    [InlineData("internal Child(in Made e) { }", "", 0b010)]
    [InlineData("internal Child(in Made e) => S = e.Terms;", "", 0b011)]
    [InlineData("internal Child(in Made e) => S = e.Terms;", "void Apply(in Made e) => N = e.Note.Length;", 0b111)]
    [InlineData("internal Child(in Made e) { } internal void Apply(Made made) => S = made.Note;", "", 0b110)]
    [InlineData("internal Child(in Made e) : this(e.Note) { } Child(string s) => S = s;", "", 0b110)]
    [InlineData("internal Child(in Made e) => S = e.ToString();", "", All)]
    [InlineData("internal Child(in Made e) { }", "void Apply(in Made e) => S = $\"{e}\";", All)]
    public void What_is_read_is_what_child_aggregate_and_replay_read(string child, string aggregate, ulong expected)
    {
        AggregateModel model = Parse.Aggregate("Loan", Events, $$"""
            [Aggregate("loan")]
            public sealed partial class Loan { [Entity("Offer")] readonly Dictionary<int, Child> _offers = new(); {{aggregate}} int N; string S = ""; }
            internal sealed class Child { {{child}} string S = ""; }
            """)!;

        Assert.False(model.HasErrors);
        Assert.Equal(expected, Assert.Single(model.Folds).MembersRead);
    }

    [Fact]
    public void A_child_whose_parameter_reaches_the_whole_type_reads_everything()
    {
        AggregateModel model = Parse.Aggregate("Loan", Events, """
            [Aggregate("loan")] public sealed partial class Loan { [Entity("Offer")] readonly Dictionary<int, Child> _offers = new(); }
            internal sealed class Child(Made e) { public string Terms => e.Terms; }
            """)!;

        Assert.Equal(All, Assert.Single(model.Folds).MembersRead);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_child_of_another_assembly_reads_is_not_known(bool isProjectReference)
    {
        string shop = $$"""
            namespace Shop;
            {{Events}}
            public sealed class Child { public Child(in Made e) { } }
            """;
        AggregateModel model = Parse.Aggregate("Loan", Compiled
            .Source("""[Aggregate("loan")] public sealed partial class Loan { [Entity("Offer")] readonly Dictionary<int, Shop.Child> _offers = new(); }""")
            .AddReferences(isProjectReference ? Compiled.Source(shop).WithAssemblyName("Shop").ToMetadataReference() : Compiled.Reference("Shop", shop)))!;

        Assert.False(model.HasErrors);
        Assert.Equal(All, Assert.Single(model.Folds).MembersRead);
    }
}
