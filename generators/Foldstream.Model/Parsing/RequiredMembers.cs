using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Finds <c>required</c> members. A replay, which makes an object from an event alone, doesn't know what to set.</summary>
internal static class RequiredMembers
{
    /// <summary>The name of one, inherited ones included; null when there is none.</summary>
    public static string? FirstOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers().FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } member) return member.Name;
        }

        return null;
    }

    /// <summary>Whether a constructor leaves them to its caller; no constructor does not.</summary>
    public static bool AreLeftBy(IMethodSymbol? constructor)
        => constructor is not null && !constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
