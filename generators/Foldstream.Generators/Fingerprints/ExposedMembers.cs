using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What others may run of a type without naming it: what it overrides of a base or implements of an interface that is not the project's own.</summary>
internal static class ExposedMembers
{
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type, Exposure exposure, Func<ISymbol, bool> isSource)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            // A constructor that nobody declared runs initialisers all the same.
            bool isMaker = method is { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true };
            if (!isMaker && !SourceParts.IsWritten(method) && method.AssociatedSymbol is null) continue;

            bool runs = isMaker || OverridesForeign(method, isSource) || (type.IsRecord && method.Name is "Equals" or "GetHashCode" or "PrintMembers")
                || (type.IsRecord && method.AssociatedSymbol is IPropertySymbol { Name: "EqualityContract" })
                || (type.IsRecord && exposure == Exposure.Formatted && method.MethodKind == MethodKind.PropertyGet);
            if (runs && Concerns(method.Name, exposure)) yield return method;
        }

        foreach (INamedTypeSymbol face in type.AllInterfaces)
        {
            if (isSource(face) || (exposure == Exposure.Compared && face.Name is "IFormattable" or "ISpanFormattable" or "IUtf8SpanFormattable")) continue;

            foreach (ISymbol member in face.GetMembers())
            {
                if (member is IMethodSymbol && type.FindImplementationForInterfaceMember(member) is { } found && isSource(found)) yield return found;
            }
        }
    }

    private static bool Concerns(string name, Exposure exposure) => exposure == Exposure.Formatted || name is not ("ToString" or "PrintMembers" or "TryFormat");

    private static bool OverridesForeign(IMethodSymbol method, Func<ISymbol, bool> isSource)
    {
        for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (!isSource(overridden)) return true;
        }

        return false;
    }
}
