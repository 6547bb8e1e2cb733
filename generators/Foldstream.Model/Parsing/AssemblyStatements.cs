using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>What the <c>[assembly: Wire(...)]</c> of an assembly say. They hold for the members of its own records.</summary>
internal static class AssemblyStatements
{
    /// <summary>They go when the compilation goes.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<ITypeSymbol, WireStatement>> Known = new();

    /// <summary>What an assembly says about a type; null when it says nothing.</summary>
    public static WireStatement? Find(IAssemblySymbol assembly, ITypeSymbol type)
        => Known.GetValue(assembly, Read).TryGetValue(type.WithNullableAnnotation(NullableAnnotation.None), out WireStatement? statement) ? statement : null;

    private static Dictionary<ITypeSymbol, WireStatement> Read(IAssemblySymbol assembly)
    {
        Dictionary<ITypeSymbol, WireStatement> statements = new(SymbolEqualityComparer.Default);
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            // The first one counts. A rule reports the second.
            if (WireStatement.Read(attribute) is { Target: { } target } statement && !statements.ContainsKey(target)) statements.Add(target, statement);
        }

        return statements;
    }
}
