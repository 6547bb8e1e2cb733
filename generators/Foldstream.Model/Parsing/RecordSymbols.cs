using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>A serialised member of a record that another assembly brings.</summary>
internal readonly record struct SerialisedSymbol(string Name, ITypeSymbol Type, NullableAnnotation Annotation, IParameterSymbol? Parameter);

/// <summary>What the symbol of a record says about its state, for one whose declaration is not in this compilation.</summary>
internal static class RecordSymbols
{
    /// <summary>The serialised members in wire order; null when it is no record with a primary constructor.</summary>
    public static List<SerialisedSymbol>? Read(INamedTypeSymbol type)
    {
        List<IPropertySymbol> properties = type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => !property.IsStatic && !property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public).ToList();
        IMethodSymbol? constructor = PrimaryConstructor(type, [.. properties, .. Inherited(type)]);
        if (constructor is null) return null;

        List<SerialisedSymbol> members = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            members.Add(new(parameter.Name, parameter.Type, parameter.NullableAnnotation, parameter));
        }

        foreach (IPropertySymbol property in properties)
        {
            if (property.SetMethod is not { IsInitOnly: true, DeclaredAccessibility: Accessibility.Public } || !IsAuto(property)) continue;
            if (constructor.Parameters.Any(parameter => parameter.Name == property.Name)) continue;

            members.Add(new(property.Name, property.Type, property.NullableAnnotation, Parameter: null));
        }

        return members;
    }

    /// <summary>A parameter whose name and type a base record's property has makes no property of its own.</summary>
    private static IEnumerable<IPropertySymbol> Inherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? record = type.BaseType; record is { IsRecord: true }; record = record.BaseType)
        {
            foreach (IPropertySymbol property in record.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }) yield return property;
            }
        }
    }

    /// <summary>
    /// Metadata doesn't mark the primary constructor. The compiler makes a Deconstruct for it, which tells it from further constructors
    /// whose parameters have the names of properties; the order of members on the wire hangs on it.
    /// </summary>
    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        (IMethodSymbol? Constructor, int Rank) best = (null, -1);
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Public) continue;
            if (!constructor.Parameters.All(parameter => properties.Any(property => Matches(property, parameter)))) continue;

            int rank = RankOf(type, constructor);
            bool isBetter = rank > best.Rank || (rank == best.Rank && constructor.Parameters.Length > best.Constructor!.Parameters.Length);
            if (isBetter) best = (constructor, rank);
        }

        // Metadata doesn't say of a struct that it is a record; that it takes itself apart as it was put together does.
        return type.IsRecord || best.Rank > 0 ? best.Constructor : null;
    }

    private static int RankOf(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (constructor.Parameters.Length == 0) return 0;

        IMethodSymbol? deconstruct = type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method =>
            method.Parameters.Length == constructor.Parameters.Length
            && method.Parameters.Zip(constructor.Parameters, (a, b) => a.Name == b.Name && Same(a.Type, b.Type)).All(same => same));
        return deconstruct is null ? 0
            : deconstruct.IsImplicitlyDeclared || deconstruct.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") ? 2
            : 1;
    }

    private static bool Matches(IPropertySymbol property, IParameterSymbol parameter)
        => property.Name == parameter.Name && property.GetMethod is not null && Same(property.Type, parameter.Type);

    private static bool Same(ITypeSymbol a, ITypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    /// <summary>By the compiler's mark in metadata; by the syntax where the reference is a project of the same workspace.</summary>
    public static bool IsAuto(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences is [{ } reference, ..])
        {
            return reference.GetSyntax() is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
                && accessors.Any(accessor => (accessor.Body is null && accessor.ExpressionBody is null)
                    || accessor.DescendantNodes().Any(node => node.IsKind(SyntaxKind.FieldExpression)));
        }

        return property.GetMethod?.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;
    }
}
