using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Lets the aggregate name its stream.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseStreamOfFix)), Shared]
public sealed class UseStreamOfFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.StreamIdIsBuiltByHand];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
        => diagnostic.Properties.TryGetValue(FixProperties.Replacement, out string? replacement) && replacement is not null
            ? new Fix($"Write '{replacement}'", [new TextChange(diagnostic.Location.SourceSpan, replacement)])
            : null;
}
