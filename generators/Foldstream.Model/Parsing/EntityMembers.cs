using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Finds the members of a type that are marked as collections of child entities. Only members that have an attribute are bound.</summary>
internal static class EntityMembers
{
    /// <returns>Fields, properties, and parameters of a class's primary constructor, in the order of their declaration.</returns>
    public static IEnumerable<(ISymbol Member, AttributeData Attribute)> Of(
        INamedTypeSymbol type, IEnumerable<TypeDeclarationSyntax> parts, SemanticModels models, CancellationToken cancellation)
    {
        foreach (ISymbol member in parts.SelectMany(part => Marked(part, models, cancellation)))
        {
            ISymbol state = member is IParameterSymbol && PropertyOf(type, member.Name) is { } property ? property : member;
            AttributeData? attribute = KnownAttributes.FindEntity(member) ?? KnownAttributes.FindEntity(state) ?? OnBackingField(type, state);
            if (attribute is not null) yield return (state, attribute);
        }
    }

    private static IEnumerable<ISymbol> Marked(TypeDeclarationSyntax part, SemanticModels models, CancellationToken cancellation)
    {
        SemanticModel model = models.For(part.SyntaxTree);
        IEnumerable<SyntaxNode> parameters = part.ParameterList?.Parameters.Where(parameter => parameter.AttributeLists.Count > 0) ?? [];
        IEnumerable<SyntaxNode> members = part.Members.Where(member => member.AttributeLists.Count > 0).SelectMany(member => member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables,
            PropertyDeclarationSyntax property => [property],
            _ => (IEnumerable<SyntaxNode>)[],
        });
        return parameters.Concat(members).Select(node => model.GetDeclaredSymbol(node, cancellation)).OfType<ISymbol>();
    }

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol type, string name)
        => type.IsRecord ? type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() : null;

    /// <summary>For <c>[field: Entity(...)]</c>.</summary>
    private static AttributeData? OnBackingField(INamedTypeSymbol type, ISymbol state)
        => state is IPropertySymbol
            ? type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, state))
                .Select(KnownAttributes.FindEntity)
                .FirstOrDefault()
            : null;
}
