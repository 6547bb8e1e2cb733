namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class MakeImmutableArrayFixTests
{
    [Theory]
    [InlineData("List<int>", "", "ImmutableArray<int>", "")]
    [InlineData("IList<int>", "", "ImmutableArray<int>", "")]
    [InlineData("ICollection<string?>", "", "ImmutableArray<string?>", "")]
    [InlineData("IEnumerable<int>", "", "ImmutableArray<int>", "")]
    [InlineData("System.Collections.Generic.LinkedList<Guid>", "", "ImmutableArray<Guid>", "")]
    [InlineData("string[]", "", "ImmutableArray<string>", "")]
    [InlineData("List<int>?", " = null", "ImmutableArray<int>", " = default")]
    [InlineData("int[]", " = default!", "ImmutableArray<int>", " = default!")]
    [InlineData("ImmutableArray<int[]>", "", "ImmutableArray<ImmutableArray<int>>", "")]
    public Task A_list_or_an_array_becomes_an_ImmutableArray(string before, string valueBefore, string after, string valueAfter) => Verify.Fix(
        $$"""
        // An order was split.
        [Event("e")] public sealed partial record E(int A, {|FOLD116:{{before}}|} B{{valueBefore}}); // and sent
        """,
        $$"""
        // An order was split.
        [Event("e")] public sealed partial record E(int A, {{after}} B{{valueAfter}}); // and sent
        """);

    [Theory]
    [InlineData("ImmutableQueue<int>", "ImmutableArray<int>")]
    [InlineData("System.Collections.Immutable.IImmutableStack<string?>", "ImmutableArray<string?>")]
    [InlineData("ImmutableArray<int>?", "ImmutableArray<int>")]
    [InlineData("ImmutableArray<ImmutableQueue<int>>", "ImmutableArray<ImmutableArray<int>>")]
    public Task An_immutable_queue_becomes_an_ImmutableArray(string before, string after) => Verify.Fix(
        $$"""[Event("e")] public sealed partial record E({|FOLD104:{{before}}|} A);""",
        $$"""[Event("e")] public sealed partial record E({{after}} A);""");

    [Theory]
    [InlineData("ImmutableDictionary<double, int>")]
    [InlineData("Tuple<int, int>")]
    [InlineData("Holder")]
    public Task Another_type_without_a_wire_form_is_left_to_the_author(string type) => Verify.NoFix($$"""
        [Event("e")] public sealed partial record E({|FOLD104:{{type}}|} A);
        public sealed record Holder(ImmutableHashSet<int?> Numbers);
        """);

    [Fact]
    public Task All_members_are_fixed_with_their_initializers() => Verify.Fix(
        """
        [Event("e")]
        public sealed partial record E({|FOLD116:List<int>|} A, {|FOLD116:string[]|} B)
        {
            public {|FOLD116:List<int>|} C { get; init; } = [];
            public {|FOLD116:List<int>|} D { get; init; } = new();
            public {|FOLD116:IList<int>|} F { get; init; } = new List<int>();
            public required {|FOLD116:int[]|} G { get; init; }
        }
        """,
        """
        [Event("e")]
        public sealed partial record E(ImmutableArray<int> A, ImmutableArray<string> B)
        {
            public ImmutableArray<int> C { get; init; } = [];
            public ImmutableArray<int> D { get; init; } = [];
            public ImmutableArray<int> F { get; init; } = [];
            public required ImmutableArray<int> G { get; init; }
        }
        """);

    [Fact]
    public Task The_record_inside_is_fixed_for_all_events_that_hold_it() => Verify.Fix(
        """
        [Event("e")] public sealed partial record E({|FOLD116:Line|} A);
        [Event("f")] public sealed partial record F({|FOLD116:ImmutableArray<Line>|} A, {|FOLD116:Note|} B);
        public sealed record Line(string Sku, List<string> Tags);
        public sealed record Note(string Text) { public int Stars { get; /* later */ set; } }
        """,
        """
        [Event("e")] public sealed partial record E(Line A);
        [Event("f")] public sealed partial record F(ImmutableArray<Line> A, Note B);
        public sealed record Line(string Sku, ImmutableArray<string> Tags);
        public sealed record Note(string Text) { public int Stars { get; /* later */ init; } }
        """);

    [Fact]
    public Task The_record_inside_may_stand_in_another_file() => Verify.FixFiles(
        ["""[Event("e")] public sealed partial record E({|FOLD116:Line|} A);""", "public sealed record Line(string[] Tags);"],
        ["""[Event("e")] public sealed partial record E(Line A);""", "public sealed record Line(ImmutableArray<string> Tags);"]);

    [Theory]
    [InlineData("byte[]", "")]
    [InlineData("Dictionary<int, int>", "")]
    [InlineData("int[,]", "")]
    [InlineData("Func<int>", "")]
    [InlineData("Customer", "")]
    public Task What_needs_a_decision_is_left_to_the_author(string type, string value) => Verify.NoFix($$"""
        [Event("e")] public sealed partial record E({|FOLD116:{{type}}|} A{{value}});
        public sealed class Customer { public string Name { get; set; } = ""; }
        """);

    [Fact]
    public Task An_initializer_that_fits_only_the_list_is_left_to_the_author() => Verify.NoFix("""
        [Event("e")]
        public sealed partial record E(int A)
        {
            public {|FOLD116:List<int>|} B { get; init; } = new() { 1, 2 };
            public {|FOLD116:int[]|} C { get; init; } = Array.Empty<int>();
        }
        """);

    [Theory]
    [InlineData("using System;\n\n[", "using System;\nusing System.Collections.Immutable;\n\n[")]
    [InlineData("using System;\nusing System.Text;\n\n[", "using System;\nusing System.Collections.Immutable;\nusing System.Text;\n\n[")]
    [InlineData("[", "using System.Collections.Immutable;\n\n[")]
    [InlineData("// Facts.\n[", "// Facts.\nusing System.Collections.Immutable;\n\n[")]
    public Task The_namespace_is_imported_where_it_is_missing(string before, string after) => Verify.FixWithoutUsings(
        before + "Foldstream.Event(\"e\")]\npublic sealed partial record E({|FOLD116:int[]|} A, {|FOLD116:string[]|} B);\n",
        after + "Foldstream.Event(\"e\")]\npublic sealed partial record E(ImmutableArray<int> A, ImmutableArray<string> B);\n");
}
