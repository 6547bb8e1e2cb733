using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.CodeFixes;

/// <summary>Takes away the <c>[Ignores]</c> of an event that the aggregate folds or the subscription handles: the code that takes it says what is meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveIgnoresFix)), Shared]
public sealed class RemoveIgnoresFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventIsFoldedAndIgnored, RuleIds.EventIsHandledAndIgnored];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
        => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? new Fix("Remove the [Ignores]", [IgnoresAttributes.Remove(attribute)])
            : null;
}
