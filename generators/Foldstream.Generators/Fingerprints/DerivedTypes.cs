using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>The classes of a compilation by the class that they derive from.</summary>
internal sealed class DerivedTypes(Compilation compilation)
{
    private readonly Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>> _byBase = new(() => DeclaredTypes.Of(compilation.Assembly)
        .Where(type => type is { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.None })
        .ToLookup(type => type.BaseType!.OriginalDefinition, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default));

    /// <summary>Those that name it as their base; not what derives from them.</summary>
    public IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) => _byBase.Value[type.OriginalDefinition];
}
