using System.Collections.Concurrent;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Calls;

/// <summary>What may run in this compilation instead of a virtual, abstract or interface method that is declared in it. Looked for when first asked, since it costs a pass over all types.</summary>
internal sealed class Overrides(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IMethodSymbol>> _found = new(SymbolEqualityComparer.Default);
    private readonly Lazy<List<INamedTypeSymbol>> _types = new(() =>
        [.. DeclaredTypes.Of(compilation.Assembly).Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct).OrderBy(TypeNames.Metadata, StringComparer.Ordinal)]);

    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method, CancellationToken cancellation)
    {
        if (_found.TryGetValue(method, out IReadOnlyList<IMethodSymbol>? known)) return known;

        List<IMethodSymbol> found = [];
        foreach (INamedTypeSymbol type in _types.Value)
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(method.ContainingType.TypeKind == TypeKind.Interface ? Implementations(type, method) : OverridesIn(type, method));
        }

        return _found.GetOrAdd(method, found);
    }

    private static IEnumerable<IMethodSymbol> OverridesIn(INamedTypeSymbol type, IMethodSymbol method)
    {
        bool isDerived = false;
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && !isDerived; parent = parent.BaseType)
        {
            isDerived = SymbolEqualityComparer.Default.Equals(parent.OriginalDefinition, method.ContainingType);
        }

        if (!isDerived) yield break;

        foreach (IMethodSymbol candidate in type.GetMembers().OfType<IMethodSymbol>())
        {
            IMethodSymbol? overridden = candidate.OverriddenMethod;
            while (overridden is not null && !SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method)) overridden = overridden.OverriddenMethod;
            if (overridden is not null) yield return candidate.OriginalDefinition;
        }
    }

    private static IEnumerable<IMethodSymbol> Implementations(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (INamedTypeSymbol face in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(face.OriginalDefinition, method.ContainingType)) continue;

            ISymbol? member = face.GetMembers(method.Name).FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method));
            if (member is not null && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found) yield return found.OriginalDefinition;
        }
    }
}
