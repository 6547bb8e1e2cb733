using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests;

/// <summary>What the pages of the rules show is true: each example gives the rule of its page and no other, and each fixed one compiles in silence.</summary>
public sealed partial class PageTests
{
    /// <summary>Where the compiler can't but speak as well, with what it says.</summary>
    private static readonly Dictionary<string, string> SaidByTheCompilerToo = new()
    {
        ["FOLD213"] = "CS0029",
    };

    public static TheoryData<string> Ids
        => [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "rules"), "FOLD*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_example_gives_the_rule_of_its_page_and_no_other(string id)
    {
        ImmutableArray<Diagnostic> found = await Review(id, "Example");
        Assert.True(found.Any(diagnostic => diagnostic.Id == id), $"The example does not give {id}, but: {Lines(found)}");
        SaidByTheCompilerToo.TryGetValue(id, out string? expected);
        Assert.True(found.All(diagnostic => diagnostic.Id == id || diagnostic.Id == expected), Lines(found));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_a_page_calls_fixed_compiles_in_silence(string id)
    {
        ImmutableArray<Diagnostic> found = await Review(id, "How to fix");
        Assert.True(found.IsEmpty, Lines(found));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Why_it_matters_is_said_in_two_or_three_sentences(string id)
    {
        string text = Section(id, "Why it matters");
        Assert.InRange(Sentence().Count(text), 2, 3);
    }

    private static Task<ImmutableArray<Diagnostic>> Review(string id, string heading)
    {
        Match block = Block().Match(Section(id, heading));
        Assert.True(block.Success, $"{id} shows no code under '{heading}'.");
        string? eventLock = EventLock(id, heading) ?? EventLock(id, "Example");
        return Reviewed.DiagnosticsOf(
            Reviewed.Compile([("Page.cs", block.Groups[1].Value)], eventLock: eventLock, switchedOn: Verify.Analyzers
                .SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Where(rule => rule.Id == id && !rule.IsEnabledByDefault)
                .Select(rule => rule.Id)),
            eventLock);
    }

    /// <summary>The <c>events.lock</c> that a section shows, or null.</summary>
    private static string? EventLock(string id, string heading) => Lock().Match(Section(id, heading)) is { Success: true } block ? block.Groups[1].Value : null;

    private static string Section(string id, string heading)
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md")) + "\n## ";
        int from = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(from >= 0, $"{id} has no '{heading}'.");
        return page[from..page.IndexOf("\n## ", from + 1, StringComparison.Ordinal)];
    }

    private static string Lines(IEnumerable<Diagnostic> found) => string.Join('\n', found);

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```text\n(format .*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Lock();

    [GeneratedRegex(@"[.!?](?=\s|$)")]
    private static partial Regex Sentence();
}
