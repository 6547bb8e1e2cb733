using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests.Corpus;

/// <summary>Wrong code, several variants for every rule: the compiler and the analyzers report what is marked, and nothing else.</summary>
public sealed class WrongCodeTests
{
    public static TheoryData<string> Files => [.. WrongFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Wrong_code_gives_what_is_marked_and_nothing_else(string name)
    {
        WrongFile file = WrongFile.Named(name);
        ImmutableArray<Diagnostic> found = await Reviewed.DiagnosticsOf(Reviewed.Compile([(file.Name, file.Text)], eventLock: file.EventLock, switchedOn: file.SwitchedOn), file.EventLock);
        IEnumerable<string> lines = found
            .Select(diagnostic => (IsInLock: diagnostic.Location.Kind == LocationKind.ExternalFile, Line: diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1, diagnostic.Id))
            .Select(found => found.IsInLock ? file.LockFinding(found.Line, found.Id) : file.Finding(found.Line, found.Id))
            .Order(StringComparer.Ordinal);
        Assert.True(file.Expected.SequenceEqual(lines), $"Expected:\n{string.Join('\n', file.Expected)}\nFound:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Every_rule_has_wrong_code_of_its_own()
    {
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "rules"), "FOLD*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order();
        Assert.Equal(pages, WrongFile.All.Where(file => file.Expected.Any(line => line.EndsWith(file.Rule, StringComparison.Ordinal))).Select(file => file.Rule).Distinct());
    }
}
