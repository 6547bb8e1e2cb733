using System.Collections.Immutable;
using System.Text;
using Foldstream.Analyzers.Locking;
using Foldstream.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Analyzers.Tests.Fixes;

/// <summary>The fix that changes <c>events.lock</c>, which is no document of the project.</summary>
public sealed class RetireFixTests
{
    private const string Lock = """
        # A comment that stays.
        format 1

        [shipped]

        aggregate order is Shop.Order, key str

        event order-paid@1 is Shop.OrderPaid
          Amount: decimal

        event order-placed@1 is Shop.OrderPlaced

        event order-printed@1 is Shop.OrderPrinted

        [unshipped]

        """;

    private const string Source = """
        using Foldstream;
        namespace Shop;
        [Event("order-opened")] public sealed partial record OrderPlaced;
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task All_that_is_gone_is_retired_at_once_and_nothing_else_changes(string lineEnd)
    {
        using AdhocWorkspace workspace = new();
        Project project = Add(workspace, Lock.ReplaceLineEndings(lineEnd));
        ImmutableArray<Diagnostic> found = await DiagnosticsOf(project);
        Assert.Equal(4, found.Count(diagnostic => diagnostic.Location.Kind == LocationKind.ExternalFile));

        // What has only another name is not given up.
        string expected = Lock.Replace("aggregate", "retired aggregate").Replace("event order-paid", "retired event order-paid").Replace("event order-printed", "retired event order-printed");
        SourceText text = await FixAllAsync(project, found, RuleIds.ShippedEventIsGone, RuleIds.ShippedAggregateIsChanged);
        Assert.Equal(expected.ReplaceLineEndings(lineEnd), text.ToString());
        Assert.Empty(text.Encoding!.GetPreamble());

        // The command line sees what is in the code alone.
        ImmutableArray<Diagnostic> inCode = [.. found.Where(diagnostic => diagnostic.Location.IsInSource)];
        Assert.Equal(3, inCode.Length);
        Assert.Equal(expected.ReplaceLineEndings(lineEnd), (await FixAllAsync(project, inCode, RuleIds.ShippedEventIsGone, RuleIds.ShippedAggregateIsChanged)).ToString());
    }

    [Theory]
    [InlineData(LocationKind.ExternalFile)]
    [InlineData(LocationKind.SourceFile)]
    public async Task One_is_retired_by_itself(LocationKind place)
    {
        using AdhocWorkspace workspace = new();
        Project project = Add(workspace, Lock);
        Diagnostic paid = (await DiagnosticsOf(project)).Single(diagnostic => diagnostic.Location.Kind == place && diagnostic.GetMessage(null).Contains("order-paid", StringComparison.Ordinal));
        List<CodeAction> actions = [];
        TextDocument document = project.AdditionalDocuments.Single();
        await new RetireFix().RegisterCodeFixesAsync(new CodeFixContext(place == LocationKind.SourceFile ? project.Documents.Single() : document, paid, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));

        Assert.Equal(Lock.Replace("event order-paid", "retired event order-paid"), (await TextAfterAsync(Assert.Single(actions), document.Id)).ToString());
    }

    [Fact]
    public async Task What_has_only_another_name_is_not_offered()
    {
        using AdhocWorkspace workspace = new();
        Project project = Add(workspace, Lock);
        Diagnostic placed = (await DiagnosticsOf(project)).Single(diagnostic => diagnostic.GetMessage(null).Contains("order-placed", StringComparison.Ordinal));
        List<CodeAction> actions = [];
        await new RetireFix().RegisterCodeFixesAsync(new CodeFixContext(project.AdditionalDocuments.Single(), placed, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));

        Assert.Empty(actions);
    }

    private static Project Add(AdhocWorkspace workspace, string eventLock)
    {
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: References.All))
            .AddDocument(DocumentId.CreateNewId(id), "Shop.cs", Source)
            .AddAdditionalDocument(DocumentId.CreateNewId(id), EventLockFile.Name, SourceText.From(eventLock, new UTF8Encoding(false)), filePath: "/shop/" + EventLockFile.Name);
        return solution.GetProject(id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return await compilation.WithAnalyzers([new EventLockAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<SourceText> FixAllAsync(Project project, ImmutableArray<Diagnostic> found, params string[] ids)
    {
        RetireFix fix = new();
        FixAllContext context = new(project.Documents.Single(), fix, FixAllScope.Solution, nameof(RetireFix), ids, new Known(found), TestContext.Current.CancellationToken);
        CodeAction? action = await fix.GetFixAllProvider().GetFixAsync(context);
        return await TextAfterAsync(action!, project.AdditionalDocuments.Single().Id);
    }

    private static async Task<SourceText> TextAfterAsync(CodeAction action, DocumentId document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        Solution changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        return await changed.GetAdditionalDocument(document)!.GetTextAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Known(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
