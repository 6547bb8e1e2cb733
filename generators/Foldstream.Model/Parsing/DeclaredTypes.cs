using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>The types of an assembly, nested ones included.</summary>
internal static class DeclaredTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(IAssemblySymbol assembly)
    {
        Stack<INamespaceOrTypeSymbol> open = new([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            INamespaceOrTypeSymbol symbol = open.Pop();
            if (symbol is INamedTypeSymbol type) yield return type;

            IEnumerable<INamespaceOrTypeSymbol> inner = symbol is INamespaceSymbol space ? space.GetMembers() : symbol.GetTypeMembers();
            foreach (INamespaceOrTypeSymbol member in inner) open.Push(member);
        }
    }
}
