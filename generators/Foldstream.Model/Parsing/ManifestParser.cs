using System.Text;
using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Parsing;

/// <summary>Reads what a project's manifest needs from its compilation: its name, and the manifests of its references.</summary>
internal static class ManifestParser
{
    /// <summary>A manifest that doesn't name the project's own events and aggregates yet.</summary>
    public static ManifestModel Parse(Compilation compilation, CancellationToken cancellation) => new()
    {
        Namespace = NamespaceOf(compilation.AssemblyName ?? ""),
        Events = EquatableArray<string>.Empty,
        Aggregates = EquatableArray<ManifestAggregate>.Empty,
        References = References(compilation, cancellation).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
    };

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

    // Only an assembly that knows Foldstream can have a manifest: the attributes of all others are left unread.
    private static IEnumerable<string> References(Compilation compilation, CancellationToken cancellation)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (assembly.Modules.First().ReferencedAssemblies.Any(reference => reference.Name == "Foldstream")
                && assembly.GetAttributes().FirstOrDefault(IsManifest) is { ConstructorArguments: [{ Value: INamedTypeSymbol manifest }] })
            {
                yield return TypeNames.Full(manifest);
            }
        }
    }

    private static bool IsManifest(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "FoldstreamManifestAttribute",
        ContainingNamespace: { Name: "Hosting", ContainingNamespace: { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
