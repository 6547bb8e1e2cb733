using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>A member, of a type inside an event or a state, that can be set at any time.</summary>
internal static class SettableMember
{
    /// <summary>
    /// Null when it can't be. The properties that a record struct makes of its parameters can be set on a copy alone, and so can all
    /// members of a struct that an aggregate holds.
    /// </summary>
    public static MutablePath? Why(INamedTypeSymbol type, ISymbol member, StateOwner owner, CancellationToken cancellation)
    {
        if (type.TypeKind == TypeKind.Struct && (owner == StateOwner.Aggregate || !MutableTypes.IsWritten(type))) return null;

        switch (member)
        {
            case IPropertySymbol { IsIndexer: false, SetMethod: { IsInitOnly: false } set, ExplicitInterfaceImplementations.Length: 0 } property:
                if (property.DeclaringSyntaxReferences.Length == 0) return set.DeclaredAccessibility == Accessibility.Public ? Describe(type, property, "Use a type that can't change", null) : null;

                AccessorDeclarationSyntax? accessor = (property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) as PropertyDeclarationSyntax)?.AccessorList?.Accessors
                    .FirstOrDefault(candidate => candidate.IsKind(SyntaxKind.SetAccessorDeclaration));
                return accessor is null ? null : Describe(type, property, Advice(type, "Replace its 'set' by 'init'"), accessor.Keyword.GetLocation());

            case IFieldSymbol { IsReadOnly: false, IsConst: false, AssociatedSymbol: null } field:
                bool isWritten = field.DeclaringSyntaxReferences.Length > 0;
                return isWritten || field.DeclaredAccessibility == Accessibility.Public
                    ? Describe(type, field, isWritten ? Advice(type, $"Make '{field.Name}' a parameter of the primary constructor") : "Use a type that can't change", null)
                    : null;

            default:
                return null;
        }
    }

    private static string Advice(INamedTypeSymbol type, string ofRecord)
        => type.IsRecord ? ofRecord : $"Make '{type.Name}' a sealed record or a readonly record struct whose members are all in its primary constructor";

    private static MutablePath Describe(INamedTypeSymbol type, ISymbol member, string advice, Location? place)
        => new(TypeNames.Short(type) + "." + member.Name, $"'{member.Name}' can be set at any time", advice, place);
}
