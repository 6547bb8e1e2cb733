using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Lets the declaration of an identifier say that it can be parsed, which its generated part does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StateParsableFix)), Shared]
public sealed class StateParsableFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.IdentifierIsNotBindable];

    private protected override Location PlaceOf(Diagnostic diagnostic) => diagnostic.AdditionalLocations is [var declaration, ..] ? declaration : diagnostic.Location;

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(PlaceOf(diagnostic).SourceSpan.Start).Parent is not TypeDeclarationSyntax declaration) return null;
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out string? stated) || stated is null) return null;

        TextChange change = declaration.BaseList is { Types: { Count: > 0 } types }
            ? new TextChange(new TextSpan(types.Last().Span.End, 0), ", " + stated)
            : new TextChange(new TextSpan((declaration.ParameterList?.Span ?? declaration.Identifier.Span).End, 0), " : " + stated);
        return new Fix($"State '{stated}'", [change]);
    }
}
