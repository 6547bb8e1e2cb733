using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Makes a member a <c>DateTimeOffset</c>, which a <c>DateTime</c> converts to by itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseDateTimeOffsetFix)), Shared]
public sealed class UseDateTimeOffsetFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventMemberIsDateTime];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxToken token = root.FindToken(diagnostic.Location.SourceSpan.Start);
        return token.Parent is not IdentifierNameSyntax name || IsRedeclared(name) ? null
            : new Fix("Make it a DateTimeOffset", [new TextChange(token.Span, nameof(DateTimeOffset))]);
    }

    // The parameter and the property must stay of one type.
    private static bool IsRedeclared(IdentifierNameSyntax name)
        => name.FirstAncestorOrSelf<ParameterSyntax>() is { Parent.Parent: TypeDeclarationSyntax type } parameter
            && type.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Identifier.ValueText == parameter.Identifier.ValueText);
}
