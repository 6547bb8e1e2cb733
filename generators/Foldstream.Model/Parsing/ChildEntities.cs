using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Reads an aggregate's collections of child entities, and adds what their children fold to what the aggregate folds.</summary>
internal static class ChildEntities
{
    private const string Supported = "use a Dictionary, SortedDictionary, ImmutableDictionary or ImmutableSortedDictionary";

    public static void Read(
        INamedTypeSymbol aggregate, List<TypeDeclarationSyntax> parts, AggregateStyle style, FoldSet folds, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        foreach ((ISymbol member, AttributeData attribute) in EntityMembers.Of(aggregate, parts, models, cancellation))
        {
            if (attribute.ConstructorArguments is not [{ Value: string key }] || TypeOf(member) is not { } type || IsUnfinished(type))
            {
                problems.AddReportedElsewhere();
                continue;
            }

            ChildCollection? kind = KindOf(type);
            if (WhyUnusable(member, type, kind, style, cancellation) is { } reason)
            {
                problems.Add(Problem.EntityCollectionIsUnusable, member.Locations[0], aggregate.Name, member.Name, reason);
                continue;
            }

            EntityCollection collection = new(aggregate, style, member.Name, kind!.Value, key, ((INamedTypeSymbol)type).TypeArguments[0])
            {
                Location = member.Locations[0],
                KeyLocation = Problems.LocationOf(attribute, aggregate, null, cancellation),
            };
            new ChildParser(collection, folds, models, problems, cancellation).Read(((INamedTypeSymbol)type).TypeArguments[1]);
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static bool IsUnfinished(ITypeSymbol type)
        => type.TypeKind == TypeKind.Error || (type is INamedTypeSymbol named && named.TypeArguments.Any(argument => argument.TypeKind == TypeKind.Error));

    private static ChildCollection? KindOf(ITypeSymbol type)
        => type is not INamedTypeSymbol { Arity: 2 } ? null : (type.ContainingNamespace.ToDisplayString(), type.Name) switch
        {
            ("System.Collections.Generic", "Dictionary") => ChildCollection.Dictionary,
            ("System.Collections.Generic", "SortedDictionary") => ChildCollection.Sorted,
            ("System.Collections.Immutable", "ImmutableDictionary" or "ImmutableSortedDictionary") => ChildCollection.Immutable,
            _ => null,
        };

    private static string? WhyUnusable(ISymbol member, ITypeSymbol type, ChildCollection? kind, AggregateStyle style, CancellationToken cancellation)
    {
        if (kind is null) return $"it is a '{TypeNames.Short(type)}'; {Supported}, whose key names the child";
        if (member is IParameterSymbol) return "it is a parameter, which a class does not keep; put the attribute on the field or property that it is kept in";
        if (member.IsStatic) return "it is static, so that all aggregates would share it; each holds its own children";
        if (type.NullableAnnotation == NullableAnnotation.Annotated) return "it may be null; begin with an empty one";
        if (IsComputed(member, cancellation)) return "it is computed; put the attribute on what holds the children";
        if (kind == ChildCollection.Immutable) return WhyNotReplaceable(member, style);
        if (style != AggregateStyle.Class) return $"it is a '{type.Name}', which two states of a record would share; use an ImmutableDictionary or ImmutableSortedDictionary";

        return member switch
        {
            IFieldSymbol { IsReadOnly: false } => "another one could be assigned, and the children would be lost; make it 'readonly'",
            IPropertySymbol { SetMethod: not null } => "another one could be assigned, and the children would be lost; make it '{ get; }'",
            _ => null,
        };
    }

    private static string? WhyNotReplaceable(ISymbol member, AggregateStyle style) => (member, style) switch
    {
        (IFieldSymbol { IsReadOnly: true }, AggregateStyle.Class) => "it is readonly, and a changed child makes another collection; take away 'readonly'",
        (IPropertySymbol { SetMethod: null or { IsInitOnly: true } }, AggregateStyle.Class) => "it can't be set, and a changed child makes another collection; make it '{ get; private set; }'",
        (IFieldSymbol { IsReadOnly: true }, _) or (IPropertySymbol { SetMethod: null }, _) => "'with' can't set it, and a changed child makes another collection; make it '{ get; init; }'",
        _ => null,
    };

    private static bool IsComputed(ISymbol member, CancellationToken cancellation)
        => member is IPropertySymbol
            && member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<PropertyDeclarationSyntax>().Any(property =>
                (property.ExpressionBody is not null || property.AccessorList?.Accessors.Any(IsWrittenGetter) == true)
                && !property.DescendantNodes().Any(node => node.IsKind(SyntaxKind.FieldExpression)));

    private static bool IsWrittenGetter(AccessorDeclarationSyntax accessor)
        => accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && (accessor.Body is not null || accessor.ExpressionBody is not null);
}
