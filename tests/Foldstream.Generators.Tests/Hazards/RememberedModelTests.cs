using System.Runtime.CompilerServices;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Generators.Tests.Hazards;

/// <summary>Models are remembered from one keystroke to the next. Whatever is typed, the files are those of a run that remembers nothing.</summary>
public sealed class RememberedModelTests
{
    private const string Events = """
        namespace Shop;

        [Event("order-placed", Version = Versions.Current)] public sealed partial record OrderPlaced(string Customer, Money Price, Kind Kind);
        [Event("line-added")] public sealed partial record LineAdded(string Sku, Payment Payment);
        [Event("line-noted")] public sealed partial record LineNoted(LineId Line, string Note, Weight Weight = default);
        """;

    private const string Values = """
        [assembly: Wire(typeof(Shop.Weight), As = typeof(double))]

        namespace Shop;

        public static class Versions
        {
            public const int Current = 2;

            public static int Next() => 3;
        }

        public enum Kind { Plain = 0, Gift = 1 }

        public readonly record struct Money(decimal Amount)
        {
            public string Currency { get; init; } = "EUR";

            public string Show() => Currency;
        }

        public abstract record Payment;

        [Case(1)] public sealed partial record Cash(decimal Amount) : Payment;

        [Identifier] public readonly partial record struct LineId(int Value);

        public readonly struct Weight(double grams)
        {
            public static explicit operator double(Weight weight) => weight.Grams;
            public static explicit operator Weight(double grams) => new(grams);
            public double Grams => grams;
        }
        """;

    private const string Order = """
        namespace Shop;

        [Aggregate("order")]
        public sealed partial class Order
        {
            private Order(OrderPlaced e) => Customer = e.Customer;

            public string Customer { get; }

            public string Sku { get; private set; } = "";

            [Entity] private readonly Dictionary<LineId, Line> _lines = [];

            public void Add(string sku) => Raise(new LineAdded(sku, new Cash(1)));

            private void Apply(LineAdded e)
            {
                Sku = e.Sku;
                _lines.Add(new LineId(_lines.Count), new Line());
            }
        }
        """;

    private const string Line = """
        namespace Shop;

        public sealed class Line
        {
            public string Note { get; private set; } = "";

            internal void Apply(LineNoted e) => Note = e.Note;
        }

        [Subscription("notes")]
        public sealed partial class Notes
        {
            public int Letters { get; private set; }

            private void Handle(LineNoted e) => Letters += e.Note.Length;
        }
        """;

    public static TheoryData<string, string, string> Edits => new()
    {
        { "Next() => 3", "Next() => 4", "a method's expression" },
        { "Show() => Currency", "Show() { return Currency + Amount; }", "a method's kind of body" },
        { "Current = 2", "Current = 3", "a constant that an attribute in another file uses" },
        { "Plain = 0, Gift = 1", "Plain = 0, Gift = 1, Sample = 2", "an enum" },
        { "Money(decimal Amount)", "Money(decimal Amount, int Scale)", "the members of a record that an event in another file holds" },
        { "= \"EUR\"", "= \"USD\"", "a default" },
        { "get; init; } = \"EUR\"", "get => field ?? \"\"; init; } = \"EUR\"", "an accessor" },
        { "[Case(1)]", "[Case(2)]", "the number of a case" },
        { "record struct LineId(int Value)", "record struct LineId(string Value)", "an identifier" },
        { "string Customer, Money", "string Customer, int Count, Money", "the members of an event" },
        { "Sku = e.Sku;", "Sku = e.Sku + e.Payment;", "what a fold reads" },
        { "=> Note = e.Note", "=> Note = e.Line.ToString()", "what a child's fold in another file reads" },
        { "=> Letters += e.Note.Length", "=> Letters += e.Line.Value", "what a handler reads" },
        { "Customer = e.Customer;", "Customer = e.Kind.ToString();", "what a birth constructor reads" },
        { "=> Raise(new LineAdded(sku, new Cash(1)));", "=> Raise(new LineAdded(sku + sku, new Cash(1)));", "a decision" },
        { "namespace Shop;\n\npublic sealed class Line", "namespace Shop;\n\n#nullable disable\npublic sealed class Line", "a directive" },
        { "Next() => 3;", "Next()\n    {\n#nullable disable\n        return 3;\n    }", "a directive in a body, which holds for what follows" },
        { "namespace Shop;\n\n[Event", "#nullable disable\nnamespace Shop;\n\n[Event", "a directive before a namespace" },
        { "private Order(OrderPlaced e)", "private Order(in OrderPlaced e)", "how a fold takes its event" },
        { "public void Add(string sku)", "public void Add(string sku, int _)", "a decision's parameters" },
        { "As = typeof(double)", "As = typeof(float)", "what is said of a type of another file" },
        { "explicit operator Weight", "implicit operator Weight", "a conversion" },
        { "[assembly: Wire(typeof(Shop.Weight), As = typeof(double))]\n\n", "", "what is said no longer" },
        { "[Event(\"line-noted\")]", "[Event(\"line-remarked\")]", "an event's name" },
        { "public static class Versions", "public readonly record struct Cash2(decimal Amount);\n\npublic static class Versions", "another type" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void After_an_edit_the_files_are_those_of_a_run_from_scratch(string written, string instead, string _)
    {
        string[] before = [Events, Values, Order, Line];
        string[] after = [.. before.Select(source => source.Replace(written, instead, StringComparison.Ordinal))];
        Generation there = Generation.Of(Generation.Project(before)).Again(Edited(Generation.Project(before), before, after));
        Generation first = Generation.Of(Generation.Project(before));
        Generation edited = first.Again(Edited(first.Input, before, after));
        Generation back = edited.Again(Edited(edited.Input, after, before));

        Assert.Equal(Generation.Of(Generation.Project(after)).Files, edited.Files);
        Assert.Equal(edited.Files, there.Files);
        Assert.Equal(first.Files, back.Files);
    }

    [Fact]
    public void Other_references_and_options_are_other_code()
    {
        Generation first = Generation.Of(Generation.Project(Events, Values, Order, Line));
        Generation without = first.Again(first.Input.RemoveReferences(first.Input.References.Where(reference => reference.Display!.Contains("MessagePack", StringComparison.Ordinal))));
        Generation renamed = first.Again(first.Input.WithAssemblyName("Store"));

        Assert.NotEqual(first.Files, without.Files);
        Assert.NotEqual(first.Files, renamed.Files);
        Assert.Equal(Generation.Of(Parsed(renamed.Input)).Files, renamed.Files);
        Assert.Equal(Generation.Of(Parsed(without.Input)).Files, without.Files);
    }

    [Theory]
    [InlineData("Next() => 3", "Next() => 4", 0)]
    [InlineData("return Currency", "return Currency + 1", 0)]
    [InlineData("Current = 2", "Current = 3", 3)]
    public void Events_are_parsed_again_only_if_something_was_declared(string written, string instead, int parsedAgain)
    {
        string[] before = [Events, Values.Replace("=> Currency", "{ return Currency; }", StringComparison.Ordinal)];
        string[] after = [.. before.Select(source => source.Replace(written, instead, StringComparison.Ordinal))];
        CSharpCompilation project = Generation.Project(before);
        CountingGenerator counting = new();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([counting.AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options)
            .RunGenerators(project, TestContext.Current.CancellationToken);
        Assert.Equal(3, counting.Parsed);

        driver.RunGenerators(Edited(project, before, after), TestContext.Current.CancellationToken);
        Assert.Equal(3 + parsedAgain, counting.Parsed);
    }

    [Fact]
    public void What_was_compared_is_not_kept()
    {
        string[] sources = [Events, Values];
        CSharpCompilation project = Generation.Project(sources);
        CountingGenerator counting = new();
        GeneratorDriver driver = CSharpGeneratorDriver.Create([counting.AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options)
            .RunGenerators(project, TestContext.Current.CancellationToken);
        List<WeakReference> typed = [];
        for (int i = 0; i < 10; i++) (project, driver) = TypeInto(project, driver, sources, i, typed);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(typed.Count(tree => tree.IsAlive), 0, 3);
        GC.KeepAlive(project);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (CSharpCompilation Project, GeneratorDriver Driver) TypeInto(
        CSharpCompilation project, GeneratorDriver driver, string[] sources, int i, List<WeakReference> typed)
    {
        string now = i == 0 ? sources[1] : sources[1].Replace("Current = 2", $"Current = {i + 2}", StringComparison.Ordinal);
        string next = sources[1].Replace("Current = 2", $"Current = {i + 3}", StringComparison.Ordinal);
        project = Edited(project, [now], [next]);
        typed.Add(new WeakReference(project.SyntaxTrees.Single(tree => tree.GetText().ToString() == next)));
        return (project, driver.RunGenerators(project, TestContext.Current.CancellationToken));
    }

    private sealed class CountingGenerator : IIncrementalGenerator
    {
        private int _parsed;

        public int Parsed => _parsed;

        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("Foldstream.EventAttribute", (_, _) => true, (node, cancellation) => Remembered<EventModel>.Or(node, Parse, cancellation)),
            (_, _) => { });

        private EventModel? Parse(GeneratorAttributeSyntaxContext node, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _parsed);
            return EventParser.Parse(node, cancellation);
        }
    }

    /// <summary>As an editor: untouched files keep their trees.</summary>
    private static CSharpCompilation Edited(CSharpCompilation project, string[] before, string[] after)
    {
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == after[i]) continue;

            SyntaxTree tree = project.SyntaxTrees.Single(tree => tree.GetText().ToString() == before[i]);
            project = project.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(after[i])));
        }

        return project;
    }

    /// <summary>With trees that nobody has seen.</summary>
    private static CSharpCompilation Parsed(CSharpCompilation project)
        => project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)));
}
