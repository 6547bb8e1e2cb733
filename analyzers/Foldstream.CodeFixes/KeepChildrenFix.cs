using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Makes a dictionary of children one that nobody replaces, and an immutable one of a class one that can be replaced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepChildrenFix)), Shared]
public sealed class KeepChildrenFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EntityCollectionIsUnusable];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        MemberDeclarationSyntax? member = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member?.Parent is not ClassDeclarationSyntax || member.Modifiers.Any(SyntaxKind.StaticKeyword)) return null;

        TypeSyntax? type = member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Type,
            PropertyDeclarationSyntax property => property.Type,
            _ => null,
        };
        bool? isImmutable = (type is QualifiedNameSyntax qualified ? qualified.Right : type) is not GenericNameSyntax name ? null : name.Identifier.ValueText switch
        {
            "Dictionary" or "SortedDictionary" => false,
            "ImmutableDictionary" or "ImmutableSortedDictionary" => true,
            _ => null,
        };
        return (member, isImmutable) switch
        {
            (FieldDeclarationSyntax field, false) when !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
                => new Fix("Make it readonly", [new TextChange(new TextSpan(field.Declaration.SpanStart, 0), "readonly ")]),
            (FieldDeclarationSyntax field, true) when field.Modifiers.FirstOrDefault(token => token.IsKind(SyntaxKind.ReadOnlyKeyword)) is { RawKind: not 0 } token
                => new Fix("Remove 'readonly'", [new TextChange(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart), "")]),
            (PropertyDeclarationSyntax { AccessorList.Accessors: [_, { Body: null, ExpressionBody: null } setter] }, false)
                => new Fix("Remove its setter", [new TextChange(TextSpan.FromBounds(setter.GetFirstToken().GetPreviousToken().Span.End, setter.Span.End), "")]),
            (PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body: null, ExpressionBody: null } getter], ExpressionBody: null }, true)
                => new Fix("Add 'private set'", [new TextChange(new TextSpan(getter.Span.End, 0), " private set;")]),
            (PropertyDeclarationSyntax { AccessorList.Accessors: [_, { RawKind: (int)SyntaxKind.InitAccessorDeclaration, Body: null, ExpressionBody: null } setter] }, true)
                => new Fix("Make it 'private set'", [new TextChange(TextSpan.FromBounds(setter.SpanStart, setter.Keyword.Span.End), "private set")]),
            _ => null,
        };
    }
}
