using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Tests;

/// <summary>Holds ids, titles, severities, pages, help links, release notes and fixes to each other.</summary>
public sealed partial class PinningTests
{
    private static readonly string Root = RepositoryRoot.Path;
    private static readonly string Pages = Path.Combine(Root, "docs", "rules");

    private static readonly DiagnosticDescriptor[] ReportedByAnalyzers =
        [.. Verify.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static readonly DiagnosticDescriptor[] ReportedByCompiler =
        [.. typeof(Descriptors).GetFields().Select(field => field.GetValue(null)).OfType<CompilerRule>().Select(rule => rule.Descriptor)];

    private static readonly DiagnosticDescriptor[] Rules = [.. ReportedByAnalyzers.Concat(ReportedByCompiler).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Fact]
    public void Every_analyzer_and_every_fix_of_the_assemblies_is_exported()
    {
        Assert.Equal(Exported<DiagnosticAnalyzerAttribute, DiagnosticAnalyzer>(), Verify.Analyzers.Select(analyzer => analyzer.GetType().Name));
        Assert.Equal(Exported<ExportCodeFixProviderAttribute, CodeFixProvider>(), Verify.Fixes.Select(fix => fix.GetType().Name));
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
            Assert.Equal(field.Name[..7], field.GetValue(null) is CompilerRule rule ? rule.Id : ((DiagnosticDescriptor)field.GetValue(null)!).Id);
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
        Assert.Equal(id[4] switch { '1' => "Foldstream.Events", '2' => "Foldstream.Aggregates", '3' => "Foldstream.Schema", '4' => "Foldstream.Subscriptions", _ => "Foldstream.Use" }, rule.Category);
        Assert.NotEmpty(rule.Description.ToString());

        string page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n\nSeverity: {SeverityOf(rule)}\n", page, StringComparison.Ordinal);
        Assert.Equal(["Cause", "Example", "How to fix", "Why it matters", "When to suppress"], Headings().Matches(page).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void The_index_lists_each_rule_once_with_its_fix()
    {
        HashSet<string> fixable = [.. Verify.Fixes.SelectMany(fix => fix.FixableDiagnosticIds)];
        IEnumerable<string> expected = Rules.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {SeverityOf(rule)} | {(fixable.Contains(rule.Id) ? "yes" : "no")} |");
        IEnumerable<string> written = File.ReadAllLines(Path.Combine(Pages, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal));
        Assert.Equal(expected, written);

        IEnumerable<string> pages = Directory.GetFiles(Pages, "FOLD*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order();
        Assert.Equal(Rules.Select(rule => rule.Id), pages);
    }

    [Fact]
    public void What_the_compiler_reports_has_the_ids_of_the_registry()
    {
        Type traps = typeof(EventAttribute).Assembly.GetType("Foldstream.Traps", throwOnError: true)!;
        IEnumerable<string> constants = traps.GetFields()
            .Select(field => (field.Name, Value: (string)field.GetRawConstantValue()!))
            .Where(constant => constant.Value.StartsWith("FOLD", StringComparison.Ordinal))
            .Select(constant => $"{constant.Value}_{constant.Name}");
        Assert.Equal(typeof(Descriptors).GetFields().Where(field => field.FieldType == typeof(CompilerRule)).Select(field => field.Name).Order(), constants.Order());
    }

    [Fact]
    public void Whatever_the_compiler_refuses_names_a_rule_and_its_page()
    {
        ObsoleteAttribute[] traps = [.. new[] { typeof(EventAttribute), typeof(Testing.Scenario) }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<ObsoleteAttribute>())
            .OfType<ObsoleteAttribute>()
            .Where(attribute => attribute.IsError)];
        Assert.NotEmpty(traps);
        Assert.All(traps, trap =>
        {
            DiagnosticDescriptor rule = Assert.Single(ReportedByCompiler, rule => rule.Id == trap.DiagnosticId);
            Assert.Equal(rule.HelpLinkUri, string.Format(CultureInfo.InvariantCulture, trap.UrlFormat!, rule.Id));
            Assert.Equal(rule.MessageFormat.ToString(CultureInfo.InvariantCulture), trap.Message);
        });
    }

    [Fact]
    public void The_release_notes_list_each_rule_once()
    {
        string folder = Path.Combine(Root, "analyzers", "Foldstream.Analyzers");
        IEnumerable<string> written = File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Unshipped.md")))
            .Where(line => line.StartsWith("FOLD", StringComparison.Ordinal));
        Assert.Equal(ReportedByAnalyzers.Select(rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled")} | {rule.Title}"), written);
    }

    private static string SeverityOf(DiagnosticDescriptor rule)
        => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : rule.DefaultSeverity + ", off by default";

    /// <summary>What a host that looks for the attribute finds; suppressors have tests of their own.</summary>
    private static IEnumerable<string> Exported<TAttribute, T>()
        where TAttribute : Attribute
        => (typeof(T) == typeof(DiagnosticAnalyzer) ? typeof(FoldstreamAnalyzer) : typeof(Foldstream.CodeFixes.FoldstreamCodeFix)).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(TAttribute)) && type.IsSubclassOf(typeof(T)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
