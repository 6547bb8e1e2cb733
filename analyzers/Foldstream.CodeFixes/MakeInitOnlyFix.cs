using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Replaces the <c>set</c> of a property of an event or a record by <c>init</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInitOnlyFix)), Shared]
public sealed class MakeInitOnlyFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventMemberIsSettable, RuleIds.RecordMemberIsSettable];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode? node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        AccessorDeclarationSyntax? set = (node as PropertyDeclarationSyntax)?.AccessorList?.Accessors
            .FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration));
        return set is null ? null : new Fix("Make it init-only", [new TextChange(set.Keyword.Span, "init")]);
    }
}
