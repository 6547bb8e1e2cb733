using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Foldstream's own types in a compilation.</summary>
internal sealed class KnownTypes(INamedTypeSymbol eventAttribute)
{
    /// <summary>The name of the assembly that an assembly with events must reference.</summary>
    public string RuntimeAssembly => eventAttribute.ContainingAssembly.Name;

    /// <summary>Null when the compilation does not use Foldstream.</summary>
    public static KnownTypes? Find(Compilation compilation)
        => compilation.GetTypeByMetadataName(KnownAttributes.Event) is { } attribute ? new KnownTypes(attribute) : null;
}
