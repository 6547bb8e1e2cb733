using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Calls;

/// <summary>What runs when a value is put into a text without being asked for its own.</summary>
internal static class Formatting
{
    /// <summary>The type of the value that is put into a text, without the conversion to <c>object</c> around it.</summary>
    public static ITypeSymbol? TypeOf(IOperation value)
        => (value is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion ? conversion.Operand : value).Type;

    /// <summary>The method that formats a value; null when that of its type is unknown.</summary>
    public static IMethodSymbol? MethodFor(IOperation value)
    {
        if (TypeOf(value) is not INamedTypeSymbol type || type.SpecialType != SpecialType.None || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return null;

        bool takesProvider = type.AllInterfaces.Any(face => face is { Name: "IFormattable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });
        return takesProvider ? Find(type, 2) ?? Find(type, 0) : Find(type, 0);
    }

    private static IMethodSymbol? Find(INamedTypeSymbol type, int parameters)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null && declaring.SpecialType != SpecialType.System_Object; declaring = declaring.BaseType)
        {
            foreach (ISymbol member in declaring.GetMembers("ToString"))
            {
                if (member is IMethodSymbol { IsStatic: false } method && method.Parameters.Length == parameters) return method;
            }
        }

        return null;
    }
}
