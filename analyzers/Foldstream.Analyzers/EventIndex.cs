using System.Runtime.CompilerServices;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>The events of a compilation and of the assemblies that it references, by identity.</summary>
internal sealed class EventIndex
{
    /// <summary>A syntax tree and a referenced assembly outlive the compilation of one keystroke; what was found in them is kept with them.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, List<TypeDeclarationSyntax>> Candidates = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<Entry>> Referenced = new();

    private readonly Dictionary<EventIdentity, List<Entry>> _entries = [];

    /// <summary>The name of another type with the identity, or null.</summary>
    public string? FindOther(EventIdentity identity, string metadataName)
        => _entries.TryGetValue(identity, out List<Entry>? entries)
            ? entries.FirstOrDefault(entry => entry.Assembly is not null || entry.MetadataName != metadataName)?.ToString()
            : null;

    public static EventIndex Build(Compilation compilation, KnownTypes known)
    {
        EventIndex index = new();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            index.AddSource(compilation, tree);
        }

        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (!assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == known.RuntimeAssembly))) continue;

            foreach (Entry entry in Referenced.GetValue(assembly, ReadAssembly)) index.Add(entry);
        }

        return index;
    }

    private void Add(Entry entry)
    {
        if (!_entries.TryGetValue(entry.Identity, out List<Entry>? entries)) _entries.Add(entry.Identity, entries = []);
        entries.Add(entry);
    }

    private void AddSource(Compilation compilation, SyntaxTree tree)
    {
        List<TypeDeclarationSyntax> candidates = Candidates.GetValue(tree, FindCandidates);
        if (candidates.Count == 0) return;

        SemanticModels models = new(compilation);
        foreach (TypeDeclarationSyntax declaration in candidates)
        {
            if (models.For(tree).GetDeclaredSymbol(declaration) is not { } type || KnownAttributes.FindEvent(type) is not { } attribute) continue;
            if (EventIdentity.Read(attribute) is { } identity) Add(new Entry(identity, TypeNames.Metadata(type), Assembly: null));
        }
    }

    /// <summary>Types with any attribute; which one it is, is a question for the symbol.</summary>
    private static List<TypeDeclarationSyntax> FindCandidates(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(declaration => declaration.AttributeLists.Count > 0)
            .ToList();

    private static List<Entry> ReadAssembly(IAssemblySymbol assembly)
    {
        List<Entry> entries = [];
        Stack<INamespaceOrTypeSymbol> open = new([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            INamespaceOrTypeSymbol symbol = open.Pop();
            if (symbol is INamedTypeSymbol type && KnownAttributes.FindEvent(type) is { } attribute && EventIdentity.Read(attribute) is { } identity)
            {
                entries.Add(new Entry(identity, TypeNames.Metadata(type), assembly.Name));
            }

            IEnumerable<INamespaceOrTypeSymbol> inner = symbol is INamespaceSymbol space ? space.GetMembers() : symbol.GetTypeMembers();
            foreach (INamespaceOrTypeSymbol member in inner) open.Push(member);
        }

        return entries.OrderBy(entry => entry.MetadataName, StringComparer.Ordinal).ToList();
    }

    private sealed record Entry(EventIdentity Identity, string MetadataName, string? Assembly)
    {
        public override string ToString() => Assembly is null ? MetadataName : MetadataName + " of " + Assembly;
    }
}
