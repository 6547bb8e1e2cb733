using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Tells properties that are kept from those that are computed.</summary>
internal static class StoredProperties
{
    /// <summary>Whether the compiler makes a field for the property.</summary>
    public static bool IsStored(IPropertySymbol property)
        => property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
