using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Foldstream's own types in a compilation.</summary>
internal sealed class KnownTypes(INamedTypeSymbol eventAttribute)
{
    /// <summary>The referenced assemblies that can have events and aggregates, since they reference Foldstream.</summary>
    public IEnumerable<IAssemblySymbol> AssembliesThatUseIt(Compilation compilation)
        => compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == eventAttribute.ContainingAssembly.Name)));

    /// <summary>Null when the compilation does not use Foldstream.</summary>
    public static KnownTypes? Find(Compilation compilation)
        => compilation.GetTypeByMetadataName(KnownAttributes.Event) is { } attribute ? new KnownTypes(attribute) : null;
}
