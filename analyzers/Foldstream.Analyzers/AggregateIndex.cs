using System.Runtime.CompilerServices;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>The aggregates of a compilation and of the assemblies that it references, by category.</summary>
internal sealed class AggregateIndex
{
    /// <summary>A referenced assembly outlives the compilation of one keystroke; what was found in it is kept with it.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<INamedTypeSymbol>> Referenced = new();

    private readonly Dictionary<string, List<INamedTypeSymbol>> _byCategory = new(StringComparer.Ordinal);

    public IReadOnlyList<INamedTypeSymbol> Of(string category) => _byCategory.TryGetValue(category, out List<INamedTypeSymbol>? found) ? found : [];

    public static AggregateIndex Build(Compilation compilation, KnownTypes known)
    {
        AggregateIndex index = new();
        foreach ((INamedTypeSymbol type, _) in AggregateTypes.In(compilation, new SemanticModels(compilation), CancellationToken.None)) index.Add(type);

        foreach (IAssemblySymbol assembly in known.AssembliesThatUseIt(compilation))
        {
            foreach (INamedTypeSymbol type in Referenced.GetValue(assembly, ReadAssembly)) index.Add(type);
        }

        return index;
    }

    private void Add(INamedTypeSymbol type)
    {
        if (KnownAttributes.FindAggregate(type) is not { ConstructorArguments: [{ Value: string category }] }) return;

        if (!_byCategory.TryGetValue(category, out List<INamedTypeSymbol>? types)) _byCategory.Add(category, types = []);
        types.Add(type);
    }

    private static List<INamedTypeSymbol> ReadAssembly(IAssemblySymbol assembly)
        => [.. DeclaredTypes.Of(assembly).Where(type => KnownAttributes.FindAggregate(type) is not null).OrderBy(TypeNames.Metadata, StringComparer.Ordinal)];
}
