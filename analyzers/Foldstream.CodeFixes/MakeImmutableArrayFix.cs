using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>
/// Writes <c>ImmutableArray&lt;T&gt;</c> for an array or a list inside an event, and <c>init</c> for a <c>set</c> of a record inside it.
/// The record may stand in another document.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeImmutableArrayFix)), Shared]
public sealed class MakeImmutableArrayFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventHoldsMutableState, RuleIds.EventMemberHasNoWireForm];

    private protected override Location PlaceOf(Diagnostic diagnostic) => diagnostic.AdditionalLocations is [{ } place, ..] ? place : diagnostic.Location;

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        TextSpan place = PlaceOf(diagnostic).SourceSpan;
        SyntaxToken token = root.FindToken(place.Start);
        if (token.IsKind(SyntaxKind.SetKeyword))
        {
            return token.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is RecordDeclarationSyntax ? new Fix("Make it init-only", [new TextChange(token.Span, "init")]) : null;
        }

        bool hasNoWireForm = diagnostic.Id == RuleIds.EventMemberHasNoWireForm;
        if ((diagnostic.AdditionalLocations.Count == 0 && !hasNoWireForm) || root.FindNode(place) is not TypeSyntax declared) return null;

        TypeSyntax? type = declared.DescendantNodesAndSelf().OfType<TypeSyntax>()
            .FirstOrDefault(candidate => ElementOf(candidate) is not null && IsCulprit(candidate, hasNoWireForm));
        if (type is null || ElementOf(type) is not { } element) return null;

        // The default of an ImmutableArray stands for null; one that may be null has no wire form.
        SyntaxNode replaced = type.Parent is NullableTypeSyntax nullable ? nullable : type;
        List<TextChange> changes = [new TextChange(replaced.Span, $"ImmutableArray<{element}>")];
        if (replaced == declared)
        {
            if (Value(declared) is not { } value) return null;

            changes.AddRange(value);
        }

        if (diagnostic.Properties.TryGetValue(FixProperties.MissingNamespace, out string? space) && space is not null)
        {
            changes.Add(Usings.Add((CompilationUnitSyntax)root, space));
        }

        return new Fix("Make it an ImmutableArray", changes);
    }

    private static string? ElementOf(TypeSyntax type) => type switch
    {
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }, ..] ranks } array when !IsByte(array.ElementType) => array.ElementType + string.Concat(ranks.Skip(1)),
        QualifiedNameSyntax { Right: GenericNameSyntax right } => ElementOf(right),
        GenericNameSyntax { Identifier.ValueText: "List" or "IList" or "ICollection" or "IEnumerable" or "LinkedList" or "ImmutableQueue" or "IImmutableQueue" or "ImmutableStack" or "IImmutableStack" or "ImmutableArray", TypeArgumentList.Arguments: [{ } element] }
            when !IsByte(element) => element.ToString(),
        _ => null,
    };

    // What can't change and has no wire form is an immutable queue or stack, or an ImmutableArray that may be null.
    private static bool IsCulprit(TypeSyntax type, bool hasNoWireForm)
        => ((type as QualifiedNameSyntax)?.Right ?? type) is GenericNameSyntax { Identifier.ValueText: "ImmutableQueue" or "IImmutableQueue" or "ImmutableStack" or "IImmutableStack" or "ImmutableArray" } name
            ? hasNoWireForm && (name.Identifier.ValueText != "ImmutableArray" || type.Parent is NullableTypeSyntax)
            : !hasNoWireForm;

    // Bytes are a wire form of their own, and making one takes more than another name.
    private static bool IsByte(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword };

    /// <summary>The changes to the default or the initializer, none where it fits both types; null when it fits the old one alone.</summary>
    private static IReadOnlyList<TextChange>? Value(TypeSyntax declared)
    {
        ExpressionSyntax? value = declared.Parent switch
        {
            ParameterSyntax { Parent.Parent: TypeDeclarationSyntax type } parameter when type.Members.OfType<PropertyDeclarationSyntax>()
                .Any(property => property.Identifier.ValueText == parameter.Identifier.ValueText) => declared,
            ParameterSyntax { Default.Value: var given } => given,
            PropertyDeclarationSyntax { Initializer.Value: var given } => given,
            VariableDeclarationSyntax { Variables: [{ Initializer.Value: var given }] } => given,
            VariableDeclarationSyntax { Variables.Count: > 1 } => declared,
            _ => null,
        };
        ExpressionSyntax? plain = value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven ? forgiven.Operand : value;
        return plain switch
        {
            null or CollectionExpressionSyntax => [],
            { RawKind: (int)SyntaxKind.DefaultLiteralExpression } => [],
            { RawKind: (int)SyntaxKind.NullLiteralExpression } => [new TextChange(value!.Span, "default")],
            BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null } => [new TextChange(value!.Span, "[]")],
            _ => null,
        };
    }
}
