using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Analyzers.Tests.Corpus;

/// <summary>
/// Unremarkable domains, written as one writes them who has never read a rule. With every rule as it is by default, neither the compiler nor an analyzer says a word,
/// not even for information. Code there is never changed to please a rule: a rule that reports is wrong, or the code is.
/// </summary>
public sealed class HonestCodeTests
{
    private static readonly string Root = Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Analyzers.Tests", "Corpus", "Honest");

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Honest_code_is_left_in_peace(string project)
    {
        ImmutableArray<Diagnostic> found = await Reviewed.DiagnosticsOf(Build(project));
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    /// <summary>A project is a folder; it references the contracts that stand in a folder of their own beside it.</summary>
    private static CSharpCompilation Build(string project)
    {
        string contracts = project + ".Contracts";
        MetadataReference[] references = Directory.Exists(Path.Combine(Root, contracts)) ? [ReferenceTo(Build(contracts))] : [];
        IEnumerable<(string, string)> sources = Directory.GetFiles(Path.Combine(Root, project), "*.cs").Order(StringComparer.Ordinal)
            .Select(file => (Path.Combine(project, Path.GetFileName(file)), File.ReadAllText(file)));
        Assert.NotEmpty(sources);
        return Reviewed.Compile(sources, references, project);
    }

    private static PortableExecutableReference ReferenceTo(CSharpCompilation contracts)
    {
        using MemoryStream image = new();
        Assert.True(contracts.Emit(image).Success, string.Join('\n', contracts.GetDiagnostics()));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
