using Foldstream.CodeFixes.Refactorings;
using Foldstream.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Analyzers.Tests.Fixes;

/// <summary>Asks a refactoring at <c>$$</c> in a source, and compiles what comes out with what the generators emit.</summary>
internal static class Refactor
{
    public static async Task To(FoldstreamRefactoring refactoring, string title, string before, string after)
    {
        (Document document, CodeAction? action) = await OfferedBy(refactoring, before);
        Assert.NotNull(action);
        Assert.Equal(title, action.Title);

        CodeActionOperation operation = Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
        Document changed = ((ApplyChangesOperation)operation).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(after, (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        await CompilesAsync(changed);
    }

    public static async Task IsNotOffered(FoldstreamRefactoring refactoring, string source)
    {
        (_, CodeAction? action) = await OfferedBy(refactoring, source);
        Assert.Null(action);
    }

    private static async Task<(Document Document, CodeAction? Action)> OfferedBy(FoldstreamRefactoring refactoring, string source)
    {
        int place = source.IndexOf("$$", StringComparison.Ordinal);
        Assert.True(place >= 0, "No place is marked.");

        AdhocWorkspace workspace = new();
        Project project = workspace
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
                metadataReferences: References.All));
        Document document = project.AddDocument("Usings.cs", References.Usings.Replace("global using Foldstream;", source.Contains("using Foldstream;") ? "" : "global using Foldstream;")).Project
            .AddDocument("Test.cs", source.Remove(place, 2));
        List<CodeAction> actions = [];
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(place, 0), actions.Add, TestContext.Current.CancellationToken));
        return (document, actions.SingleOrDefault());
    }

    private static async Task CompilesAsync(Document document)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        CSharpGeneratorDriver.Create([new FoldstreamGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _, TestContext.Current.CancellationToken);
        Assert.Empty(whole.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
