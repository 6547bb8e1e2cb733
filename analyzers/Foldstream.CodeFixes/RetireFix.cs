using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Marks what is shipped and has no code as retired, in <c>events.lock</c>.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, Name = nameof(RetireFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument), nameof(TextDocumentKind.Document)], DocumentExtensions = [".lock", ".cs"]), Shared]
public sealed class RetireFix : CodeFixProvider
{
    private const string Title = "Mark it as retired", Retired = "retired ";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ShippedEventIsGone, RuleIds.ShippedAggregateIsChanged];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FixAll();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.TextDocument.Project.Solution;
        ProjectId project = context.TextDocument.Project.Id;
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(CanBeRetired))
        {
            context.RegisterCodeFix(CodeAction.Create(Title, cancellation => FixAsync(solution, [(project, diagnostic)], cancellation), equivalenceKey: nameof(RetireFix)), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static bool CanBeRetired(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(FixProperties.CanBeRetired) && LineOf(diagnostic).IsValid;

    /// <summary>The line of the lock: where it is reported, or, of what is reported in the code, where that refers to.</summary>
    private static FileLinePositionSpan LineOf(Diagnostic diagnostic)
        => diagnostic.AdditionalLocations.Prepend(diagnostic.Location).FirstOrDefault(location => location.Kind == LocationKind.ExternalFile)?.GetLineSpan() ?? default;

    private static async Task<Solution> FixAsync(Solution solution, IEnumerable<(ProjectId Project, Diagnostic Diagnostic)> diagnostics, CancellationToken cancellation)
    {
        foreach (IGrouping<(ProjectId Project, string Path), (ProjectId, Diagnostic Diagnostic)> file in diagnostics.GroupBy(found => (found.Project, LineOf(found.Diagnostic).Path)))
        {
            if (solution.GetProject(file.Key.Project)?.AdditionalDocuments.FirstOrDefault(document => document.FilePath == file.Key.Path) is not { } document) continue;

            SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            IEnumerable<TextChange> changes = file.Select(found => LineOf(found.Diagnostic).StartLinePosition.Line)
                .Where(line => line < text.Lines.Count)
                .Distinct().OrderBy(line => line)
                .Select(line => new TextChange(new TextSpan(text.Lines[line].Start, 0), Retired));
            solution = solution.WithAdditionalDocumentText(document.Id, Unmarked(text.WithChanges(changes), text.Encoding));
        }

        return solution;
    }

    /// <summary>A text without an encoding is saved with a byte order mark.</summary>
    private static SourceText Unmarked(SourceText text, Encoding? encoding) => encoding is null ? SourceText.From(text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) : text;

    /// <summary>The one of the platform merges documents, and a lock is none.</summary>
    private sealed class FixAll : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            List<(ProjectId, Diagnostic)> diagnostics = [];
            foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
            {
                foreach (Diagnostic diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
                {
                    if (CanBeRetired(diagnostic)) diagnostics.Add((project.Id, diagnostic));
                }
            }

            return diagnostics.Count == 0 ? null : CodeAction.Create(
                context.CodeActionEquivalenceKey ?? nameof(RetireFix), cancellation => FixAsync(context.Solution, diagnostics, cancellation), nameof(RetireFix));
        }
    }
}
