using System.Text;
using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Parsing;

/// <summary>Reads what a project's manifest and resolver need from its compilation: its name, and those of its references.</summary>
internal static class ProjectParser
{
    /// <summary>The simple name of every project's resolver, in the project's own namespace.</summary>
    public const string ResolverName = "FoldstreamResolver";

    public static ProjectModel Parse(Compilation compilation, CancellationToken cancellation)
    {
        List<string> manifests = [], resolvers = [];
        bool knowsMessagePack = false;
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            knowsMessagePack |= assembly.Name == "MessagePack";

            // Only an assembly that knows Foldstream can have either: all others are left unread.
            if (assembly.Modules.First().ReferencedAssemblies.Any(reference => reference.Name == "Foldstream"))
            {
                if (FindManifest(assembly) is { } manifest) manifests.Add(TypeNames.Full(manifest));
                if (FindResolver(assembly) is { } resolver) resolvers.Add(TypeNames.Full(resolver));
            }
        }

        return new ProjectModel
        {
            Namespace = NamespaceOf(compilation.AssemblyName ?? ""),
            Manifests = manifests.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            Resolvers = resolvers.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            KnowsMessagePack = knowsMessagePack,
        };
    }

    /// <summary>
    /// An assembly's name as a namespace: <c>Shop.Contracts-2</c> gives <c>Foldstream.Manifests.Shop.Contracts_2</c>. Not the name alone:
    /// a project <c>Shop.Order</c> may well have a type of that name.
    /// </summary>
    public static string NamespaceOf(string assemblyName)
        => string.Join(".", assemblyName.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(Identifier).Prepend("Foldstream.Manifests"));

    private static string Identifier(string part)
    {
        StringBuilder name = new(part.Length + 1);
        foreach (char c in part)
        {
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        if (!SyntaxFacts.IsIdentifierStartCharacter(name[0]))
        {
            name.Insert(0, '_');
        }

        return TypeNames.Escaped(name.ToString());
    }

    private static INamedTypeSymbol? FindManifest(IAssemblySymbol assembly)
        => assembly.GetAttributes().FirstOrDefault(IsManifest) is { ConstructorArguments: [{ Value: INamedTypeSymbol manifest }] } ? manifest : null;

    // By its name, not by an attribute: a project of identifiers alone has a resolver and no manifest.
    private static INamedTypeSymbol? FindResolver(IAssemblySymbol assembly)
        => assembly.GetTypeByMetadataName(NamespaceOf(assembly.Name).Replace("@", "") + "." + ResolverName);

    private static bool IsManifest(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "FoldstreamManifestAttribute",
        ContainingNamespace: { Name: "Hosting", ContainingNamespace: { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
