using System.Reflection;
using System.Text.RegularExpressions;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests;

/// <summary>Holds ids, titles, severities, pages, help links, release notes and fixes to each other.</summary>
public sealed partial class PinningTests
{
    private static readonly string Root = RepositoryRoot.Path;
    private static readonly string Pages = Path.Combine(Root, "docs", "rules");

    private static readonly DiagnosticDescriptor[] Rules =
        [.. Verify.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void Every_analyzer_and_every_fix_of_the_assemblies_is_under_test()
    {
        Assert.Equal(Concrete(typeof(FoldstreamAnalyzer)), Verify.Analyzers.Select(analyzer => analyzer.GetType().Name).Order());
        Assert.Equal(Concrete(typeof(Foldstream.CodeFixes.FoldstreamCodeFix)), Verify.Fixes.Select(fix => fix.GetType().Name).Order());
    }

    [Fact]
    public void Every_id_of_the_registry_has_one_rule_named_after_it()
    {
        IEnumerable<string> registry = typeof(RuleIds).GetFields().Select(field => $"{field.GetRawConstantValue()}_{field.Name}").Order();
        IEnumerable<string> descriptors = typeof(Descriptors).GetFields().Select(field => field.Name).Order();
        Assert.Equal(registry, descriptors);
        Assert.Equal(Rules.Select(rule => rule.Id).Distinct(), Rules.Select(rule => rule.Id));
        Assert.Equal(registry.Select(name => name[..7]), Rules.Select(rule => rule.Id));
        foreach (FieldInfo field in typeof(Descriptors).GetFields())
        {
            Assert.Equal(field.Name[..7], ((DiagnosticDescriptor)field.GetValue(null)!).Id);
            Assert.True(File.Exists(Path.Combine(Root, "analyzers", "Foldstream.Analyzers", "Rules", field.Name + ".cs")), field.Name + " has no file of its own.");
        }
    }

    [Fact]
    public void Every_problem_that_a_parser_finds_has_the_rule_of_its_name()
    {
        foreach (Problem problem in Enum.GetValues<Problem>())
        {
            Assert.Equal(typeof(RuleIds).GetField(problem.ToString())?.GetRawConstantValue(), Descriptors.For(problem).Id);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_its_theme_its_help_link_and_a_page(string id)
    {
        DiagnosticDescriptor rule = Rules.Single(rule => rule.Id == id);
        Assert.Equal($"https://github.com/foldstream/foldstream/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.Equal(id[4] switch { '1' => "Foldstream.Events", '2' => "Foldstream.Aggregates", _ => "Foldstream.Use" }, rule.Category);
        Assert.True(rule.IsEnabledByDefault);
        Assert.NotEmpty(rule.Description.ToString());

        string page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {rule.DefaultSeverity}\n", page, StringComparison.Ordinal);
        Assert.Equal(["Cause", "Example", "How to fix", "When to suppress"], Headings().Matches(page).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void The_index_lists_each_rule_once_with_its_fix()
    {
        HashSet<string> fixable = [.. Verify.Fixes.SelectMany(fix => fix.FixableDiagnosticIds)];
        IEnumerable<string> expected = Rules.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} | {(fixable.Contains(rule.Id) ? "yes" : "no")} |");
        IEnumerable<string> written = File.ReadAllLines(Path.Combine(Pages, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal));
        Assert.Equal(expected, written);

        IEnumerable<string> pages = Directory.GetFiles(Pages, "FOLD*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order();
        Assert.Equal(Rules.Select(rule => rule.Id), pages);
    }

    [Fact]
    public void The_release_notes_list_each_rule_once()
    {
        string folder = Path.Combine(Root, "analyzers", "Foldstream.Analyzers");
        IEnumerable<string> written = File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Unshipped.md")))
            .Where(line => line.StartsWith("FOLD", StringComparison.Ordinal));
        Assert.Equal(Rules.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}"), written);
    }

    private static IEnumerable<string> Concrete(Type root)
        => root.Assembly.GetTypes().Where(type => type.IsSubclassOf(root) && !type.IsAbstract).Select(type => type.Name).Order();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
