using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Removes <c>[Unknown]</c> from flags. Which of two to keep is the author's choice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveUnknownFix)), Shared]
public sealed class RemoveUnknownFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnknownMemberIsUnusable];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax { Attributes.Count: 1 } list }) return null;
        if (list.Parent is not EnumMemberDeclarationSyntax { Parent: EnumDeclarationSyntax declaration } member || !IsFlags(declaration)) return null;

        // From the list to what follows it, unless a comment stands between them.
        SyntaxToken next = list.GetLastToken().GetNextToken();
        TextSpan removed = TextSpan.FromBounds(list.SpanStart, next.SpanStart);
        bool hasComment = list.GetTrailingTrivia().Concat(next.LeadingTrivia).Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return hasComment || !member.Span.Contains(next.Span) ? null : new Fix("Remove [Unknown]", [new TextChange(removed, "")]);
    }

    private static bool IsFlags(EnumDeclarationSyntax declaration)
        => declaration.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Flags" or "FlagsAttribute" or "System.Flags" or "System.FlagsAttribute");
}
