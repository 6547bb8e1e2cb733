using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>The assemblies whose builds take part in a fingerprint, and a type by which each can be asked for its build.</summary>
internal static class CalledAssemblies
{
    /// <summary>
    /// Those that a fold calls, and those that these stand on. What was compiled against may hold declarations alone, and then it doesn't say what it
    /// stands on: in that case all that the project references takes part.
    /// </summary>
    /// <param name="aggregate">The aggregate, by which its own assembly is asked.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="called">The assemblies that the fold calls; the project's own where the source doesn't tell all.</param>
    /// <param name="cancellation">Gives up.</param>
    public static EquatableArray<AssemblyModel> Of(PartialType aggregate, Compilation compilation, IEnumerable<IAssemblySymbol> called, CancellationToken cancellation)
    {
        HashSet<IAssemblySymbol> found = new(SymbolEqualityComparer.Default);
        Stack<IAssemblySymbol> open = new(called);
        while (open.Count > 0)
        {
            IAssemblySymbol assembly = open.Pop();
            if (FrameworkAssemblies.Contains(assembly) || !found.Add(assembly)) continue;

            IAssemblySymbol declaring = IsDeclarationsAlone(assembly) ? compilation.Assembly : assembly;
            foreach (IAssemblySymbol below in declaring.Modules.SelectMany(module => module.ReferencedAssemblySymbols))
            {
                if (compilation.GetMetadataReference(below) is not null) open.Push(below);
            }
        }

        return found.Select(assembly => Describe(aggregate, compilation, assembly, cancellation)).OrderBy(assembly => assembly.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    private static bool IsDeclarationsAlone(IAssemblySymbol assembly)
        => assembly.Locations.All(location => !location.IsInSource) && assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ReferenceAssemblyAttribute");

    private static AssemblyModel Describe(PartialType aggregate, Compilation compilation, IAssemblySymbol assembly, CancellationToken cancellation)
    {
        if (SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)) return new AssemblyModel(assembly.Name, null, WithoutGlobal(aggregate.FullName), null);

        var aliases = compilation.GetMetadataReference(assembly)?.Properties.Aliases ?? [];
        string? alias = aliases.IsEmpty || aliases.Contains("global") ? null : aliases.OrderBy(name => name, StringComparer.Ordinal).First();
        INamedTypeSymbol? type = FindType(assembly.GlobalNamespace, candidate => alias is not null || IsUnambiguous(compilation, candidate), cancellation);
        return type is null
            ? new AssemblyModel(assembly.Name, null, null, FormattableString.Invariant($"{assembly.Identity.GetDisplayName(fullKey: false)}, {assembly.Modules.First().GetMetadata()?.GetModuleVersionId()}"))
            : new AssemblyModel(assembly.Name, alias, WithoutGlobal(TypeNames.Full(type)), null);
    }

    private static string WithoutGlobal(string name) => name.Substring("global::".Length);

    /// <summary>The first public type in the order of the names, that every build on every machine finds.</summary>
    private static INamedTypeSymbol? FindType(INamespaceSymbol space, Func<INamedTypeSymbol, bool> isUsable, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (INamedTypeSymbol type in space.GetTypeMembers().OrderBy(type => type.MetadataName, StringComparer.Ordinal))
        {
            bool isNameable = type is { DeclaredAccessibility: Accessibility.Public, IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface };
            if (isNameable && !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ObsoleteAttribute" or "ExperimentalAttribute") && isUsable(type)) return type;
        }

        return space.GetNamespaceMembers().OrderBy(inner => inner.Name, StringComparer.Ordinal)
            .Select(inner => FindType(inner, isUsable, cancellation))
            .FirstOrDefault(found => found is not null);
    }

    private static bool IsUnambiguous(Compilation compilation, INamedTypeSymbol type)
        => SymbolEqualityComparer.Default.Equals(compilation.GetTypeByMetadataName(TypeNames.Metadata(type).Replace("@", "")), type);
}
