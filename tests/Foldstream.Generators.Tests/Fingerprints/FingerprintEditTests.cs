using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Generators.Tests.Fingerprints;

/// <summary>Edits that must change the fingerprint of a fold, and edits that must not.</summary>
public sealed partial class FingerprintEditTests
{
    private static readonly CSharpCompilation Project = Generation.Project(LedgerSource.Files);
    private static readonly string Before = HashOf(Project);

    [Theory]
    [InlineData("a body", "_start += e.Limit", "_start -= e.Limit")]
    [InlineData("the order of statements", "Last = e.Kind;\n        Steps = Combine(Steps, count);", "Steps = Combine(Steps, count);\n        Last = e.Kind;")]
    [InlineData("a constant", "Scale = 2", "Scale = 3")]
    [InlineData("a helper two calls away", "decimal.Round(amount, digits, Mode)", "decimal.Round(amount, digits + 1, Mode)")]
    [InlineData("a property that a helper reads", "MidpointRounding.ToEven", "MidpointRounding.AwayFromZero")]
    [InlineData("a static initialiser", "Bonus = Start + 1", "Bonus = Start + 2")]
    [InlineData("the order of static initialisers", "private static readonly int Bonus = Start + 1;\n    private static readonly int Start = 1;", "private static readonly int Start = 1;\n    private static readonly int Bonus = Start + 1;")]
    [InlineData("a static initialiser that a static initialiser reads", "Start = 1", "Start = 2")]
    [InlineData("an element of a static table", "[1m, 1.5m, 2m]", "[1m, 1.5m, 3m]")]
    [InlineData("a trailing zero of a decimal", "[1m, 1.5m, 2m]", "[1m, 1.5m, 2.0m]")]
    [InlineData("a static constructor that changes what was initialised", "1.25m", "1.75m")]
    [InlineData("an enum's number", "Small = 1, Large = 2", "Small = 1, Large = 3")]
    [InlineData("an enum's underlying type", "enum Kind {", "enum Kind : byte {")]
    [InlineData("an implementation of an interface", "steps > 3 ? 1 : 0", "steps > 4 ? 1 : 0")]
    [InlineData("another implementation of an interface", "internal static class Choice", "internal sealed class Mild : IRule { public int Judge(int steps) => 2; }\n\ninternal static class Choice")]
    [InlineData("an operator", "new(a.Grams + b.Grams)", "new(a.Grams - b.Grams)")]
    [InlineData("a conversion", "weight.Grams * 1", "weight.Grams * 2")]
    [InlineData("an initialiser of a field", "_start = 7", "_start = 8")]
    [InlineData("an initialiser of a property", "= Kind.None;", "= Kind.Large;")]
    [InlineData("an initialiser of an event's member", "= \"none\"", "= \"nothing\"")]
    [InlineData("a default of an event's member", "int Limit = 10", "int Limit = 11")]
    [InlineData("a member added to the state", "private string _text", "private int _more;\n    private string _text")]
    [InlineData("the type of a member", "private int _start = 7", "private long _start = 7")]
    [InlineData("a member added to a value of the state", "public sealed record Tag(string Text);", "public sealed record Tag(string Text) { public int More { get; init; } }")]
    [InlineData("a better overload", "public static int Overloaded(long at) => (int)at + 1;", "public static int Overloaded(long at) => (int)at + 1;\n\n    public static int Overloaded(int at) => at + 1;")]
    [InlineData("using static", "using static Shop.Rules;", "using static Shop.Others;")]
    [InlineData("unchecked", "unchecked(Steps * 31)", "checked(Steps * 31)")]
    [InlineData("a lambda", "n => n * 2", "n => n * 3")]
    [InlineData("a local function", "Local(int n) => n + 1", "Local(int n) => n + 2")]
    [InlineData("a constant of a pattern", "Count: > 5 and < 9", "Count: > 5 and < 8")]
    [InlineData("an operator of a pattern", "Count: > 5 and < 9", "Count: > 5 or < 9")]
    [InlineData("a default of a parameter", "int by = 3", "int by = 4")]
    [InlineData("an extension method", "=> by + 1", "=> by + 2")]
    [InlineData("a child's Apply", "Count += e.Count", "Count -= e.Count")]
    [InlineData("a child's constructor", "=> Name = e.Line;", "=> Name = e.Line + \"!\";")]
    [InlineData("a child's member", "public int Count { get; private set; }", "public long Count { get; private set; }")]
    [InlineData("the key of a collection of children", "LineCounted(string Line, int Count)", "LineCounted(string Other, string Line, int Count)", true)]
    [InlineData("a static abstract implementation", "Number => 5", "Number => 6")]
    [InlineData("a comparer that a collection was given", "string.CompareOrdinal(a?.Text, b?.Text)", "string.CompareOrdinal(b?.Text, a?.Text)")]
    [InlineData("an equality that a dictionary asks", "Row == other.Row && Column == other.Column", "Row == other.Row")]
    [InlineData("a hash code that a dictionary asks", "Row * 31 + Column", "Row")]
    [InlineData("an arm of a switch", "Kind.Small => 1, Kind.Large => 2", "Kind.Large => 2, Kind.Small => 1")]
    [InlineData("a Deconstruct", "(row, column) = (Row, Column)", "(row, column) = (Column, Row)")]
    [InlineData("a MoveNext", "--left > 0", "--left >= 0")]
    [InlineData("a Current", "Current => left", "Current => left + 1")]
    [InlineData("a GetEnumerator", "GetEnumerator() => new(from)", "GetEnumerator() => new(from + 1)")]
    [InlineData("a ToString that an interpolation asks", "\"#\" + number", "\"No. \" + number")]
    [InlineData("a factory that picks an implementation", "Make(int count) => new Strict()", "Make(int count) => count > 0 ? new Strict() : new Strict()")]
    [InlineData("an event that is folded", "private void Apply(in Closed e)\n", "private void Apply(in LineOpened e) { }\n\n    private void Apply(in Closed e)\n")]
    [InlineData("a parameterless constructor", "private Ledger(in LedgerOpened e)", "private Ledger() => Owner = \"\";\n\n    private Ledger(in LedgerOpened e)", true)]
    [InlineData("the type that var stands for", "Func<int, int> twice", "Func<int, long> twice", true)]
    [InlineData("a setter that an object is made with", "public string Note { get; init; } = \"none\";", "public string Note { get; init => field = value.Trim(); } = \"none\";", true)]
    [InlineData("a condition that is met", "        Last = e.Kind;", "#if !NEVER\n        Last = Kind.None;\n#endif\n        Last = e.Kind;")]
    [InlineData("a finally", "Steps = twice(Steps);", "try { Steps = twice(Steps); } finally { Steps++; }")]
    [InlineData("readonly, which makes a copy", "public bool MoveNext()", "public readonly bool MoveNext()", true)]
    public void Changes(string edit, string text, string by, bool mayNotCompile = false)
        => Assert.True(HashOf(Edit(text, by), mayNotCompile) != Before, $"The fingerprint misses {edit}.");

    [Theory]
    [InlineData("a comment", "int count = e.Count;", "int count = e.Count; // how many")]
    [InlineData("a comment within an expression", "Total + Rounded", "Total /* so far */ + Rounded")]
    [InlineData("white space", "int count = e.Count;", "int   count=e.Count ;")]
    [InlineData("a line", "int count = e.Count;", "\n\n        int count\n            = e.Count;")]
    [InlineData("a region", "        int count = e.Count;", "        #region Count\n        int count = e.Count;\n        #endregion")]
    [InlineData("a condition that is not met", "        int count = e.Count;", "#if NEVER\n        Steps = 0;\n#endif\n        int count = e.Count;")]
    [InlineData("a pragma", "        int count = e.Count;", "#pragma warning disable CS0168\n        int count = e.Count;")]
    [InlineData("an unrelated method of the aggregate", "Unrelated() => 41", "Unrelated() => 42")]
    [InlineData("a method added to the aggregate", "public int Unrelated()", "public int More() => 1;\n\n    public int Unrelated()")]
    [InlineData("a computed property that no fold reads", "Steps == 0 ? 0", "Steps == 0 ? 1")]
    [InlineData("a decision", "Kind.Small, 1));", "Kind.Large, 1));")]
    [InlineData("a decision that makes the first event", "new(owner, 20)", "new(owner, 30)")]
    [InlineData("a helper that only decisions call", "amount < 1", "amount < 2")]
    [InlineData("a ToString that nobody asks", "a ledger of ", "the ledger of ")]
    [InlineData("a ToString of a value that nobody asks", "Grams + \" g\"", "Grams + \" grams\"")]
    [InlineData("an attribute taken away", "    [System.Diagnostics.Contracts.Pure]\n", "")]
    [InlineData("an attribute on a fold step", "    private void Apply(in Closed e)\n", "    [System.Diagnostics.DebuggerStepThrough]\n    private void Apply(in Closed e)\n")]
    [InlineData("a documentation comment", "<summary>Books.</summary>", "<summary>Books an amount.</summary>")]
    [InlineData("unrelated code", "41 + Offset", "42 + Offset")]
    [InlineData("an unrelated static", "Offset = 3", "Offset = 4")]
    [InlineData("an unused implementation of another name", "public static decimal Rounded(decimal amount) => amount;", "public static decimal Rounded(decimal amount) => amount + 1;")]
    [InlineData("the order of fields", "private int _start = 7;\n    private string _text = \"\";", "private string _text = \"\";\n    private int _start = 7;")]
    [InlineData("the order of methods", "public static int Add(int a, int b) => a + b + Bonus;\n\n    public static IRule Pick(int count) => Choice.Make(count);", "public static IRule Pick(int count) => Choice.Make(count);\n\n    public static int Add(int a, int b) => a + b + Bonus;")]
    [InlineData("who may see a member", "private static decimal Scaled", "internal static decimal Scaled")]
    [InlineData("the name of the streams", "[Aggregate(\"ledger\")]", "[Aggregate(\"books\")]")]
    public void Keeps(string edit, string text, string by) => Assert.True(HashOf(Edit(text, by)) == Before, $"The fingerprint depends on {edit}.");

    [Fact]
    public void Keeps_when_files_change_places()
        => Assert.Equal(Before, HashOf(Project.RemoveAllSyntaxTrees().AddSyntaxTrees(Project.SyntaxTrees.Reverse())));

    [Fact]
    public void Keeps_when_files_are_renamed()
    {
        int count = 0;
        CSharpCompilation renamed = Project.RemoveAllSyntaxTrees().AddSyntaxTrees(Project.SyntaxTrees.Select(tree => tree.WithFilePath($@"C:\elsewhere\{count++}.x.cs")));

        Assert.Equal(Before, HashOf(renamed));
    }

    [Fact]
    public void Keeps_when_a_method_moves_to_another_part()
    {
        const string Method = "    private int Combine(int a, int b) => Rules.Add(a, b);\n";
        CSharpCompilation without = Edit(Method, "");

        Assert.Equal(Before, HashOf(Edit(without, "    private Ledger(in LedgerOpened e)", Method + "\n    private Ledger(in LedgerOpened e)")));
    }

    [Fact]
    public void Keeps_when_a_field_moves_to_another_part()
    {
        const string Field = "    private int _start = 7;\n";
        CSharpCompilation without = Edit(Field, "");

        Assert.Equal(Before, HashOf(Edit(without, "    private int Average", Field + "\n    private int Average")));
    }

    [Fact]
    public void Keeps_when_lines_end_as_on_Windows()
    {
        CSharpCompilation project = Project;
        foreach (SyntaxTree tree in Project.SyntaxTrees)
        {
            project = project.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().ReplaceLineEndings("\r\n"))));
        }

        Assert.Equal(Before, HashOf(project));
    }

    [Fact]
    public void Changes_with_checked_arithmetic() => Assert.NotEqual(Before, HashOf(Project.WithOptions(Project.Options.WithOverflowChecks(true))));

    [Fact]
    public void Is_64_digits_and_no_build_takes_part() => Assert.Matches(
        "FoldFingerprintBuilder parts\\)\n        \\{\n            parts\\.AddCode\\(\"[0-9a-f]{64}\"\\);\n        \\}\n",
        Generation.Of(Project).Files["Shop.Ledger.Fingerprint.g.cs"]);

    internal static string HashOf(CSharpCompilation project, bool mayNotCompile = false)
    {
        Generation generation = Generation.Of(project);
        if (!mayNotCompile) Assert.Empty(generation.Problems.Where(problem => problem.Id is not ("CS0169" or "CS0414" or "CS0649" or "CS1030")));
        return Hash().Match(generation.Files["Shop.Ledger.Fingerprint.g.cs"]).Groups[1].Value;
    }

    private static CSharpCompilation Edit(string text, string by) => Edit(Project, text, by);

    private static CSharpCompilation Edit(CSharpCompilation project, string text, string by)
    {
        SyntaxTree tree = Assert.Single(project.SyntaxTrees, tree => tree.ToString().Contains(text, StringComparison.Ordinal));
        string before = tree.ToString();
        Assert.Equal(before.IndexOf(text, StringComparison.Ordinal), before.LastIndexOf(text, StringComparison.Ordinal));
        return project.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(before.Replace(text, by, StringComparison.Ordinal))));
    }

    [GeneratedRegex("AddCode\\(\"([0-9a-f]{64})\"\\)")]
    private static partial Regex Hash();
}
