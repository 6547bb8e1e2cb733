using System.Runtime.CompilerServices;
using Foldstream.Declared;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>The events of a compilation and of the assemblies that it references, by identity.</summary>
internal sealed class EventIndex
{
    /// <summary>A syntax tree and a referenced assembly outlive the compilation of one keystroke; what was found in them is kept with them.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Attributed> Candidates = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<Entry>> Referenced = new();

    private readonly Dictionary<EventIdentity, List<Entry>> _entries = [];

    /// <summary>The name of another type with the identity, or null.</summary>
    public string? FindOther(EventIdentity identity, string metadataName)
        => _entries.TryGetValue(identity, out List<Entry>? entries)
            ? entries.FirstOrDefault(entry => entry.Assembly is not null || entry.MetadataName != metadataName)?.ToString()
            : null;

    /// <summary>Pairs of events of one identity that two referenced assemblies bring, in order of their names.</summary>
    public IEnumerable<(EventIdentity Identity, string First, string Second)> ReferencedPairs()
        => _entries.Where(pair => pair.Key.Name.Length > 0)
            .Select(pair => (pair.Key, Referenced: pair.Value.Where(entry => entry.Assembly is not null).ToList()))
            .Where(pair => pair.Referenced.Count > 1)
            .OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Version)
            .Select(pair => (pair.Key, pair.Referenced[0].ToString(), pair.Referenced[1].ToString()));

    /// <summary>The index of a compilation. It names types and holds none, so that it serves the next compilation, too, if that declares the same.</summary>
    public static EventIndex Of(Compilation compilation, KnownTypes known, CancellationToken cancellation)
        => ByDeclaredCode<EventIndex>.Of(compilation, (compilation, cancellation) => Build(compilation, known, cancellation), cancellation);

    private static EventIndex Build(Compilation compilation, KnownTypes known, CancellationToken cancellation)
    {
        EventIndex index = new();
        foreach (IAssemblySymbol assembly in known.AssembliesThatUseIt(compilation))
        {
            foreach (Entry entry in Referenced.GetValue(assembly, ReadAssembly)) index.Add(entry);
        }

        List<Attributed> sources = [.. compilation.SyntaxTrees.Select(tree => Candidates.GetValue(tree, Attributed.In))];
        HashSet<string> names = ["Event", "EventAttribute", .. sources.SelectMany(source => source.Aliases)];
        List<(TypeDeclarationSyntax Type, string? Name)> events =
            [.. sources.SelectMany(source => source.Types).SelectMany(type => type.Attributes.Where(attribute => names.Contains(attribute.Attribute)).Select(attribute => (type.Type, attribute.Name)))];

        // Nothing is bound for a name that stands there once: in a build, that would be a part of the compiler's work, done here first.
        HashSet<string> referenced = [.. index._entries.Keys.Select(identity => identity.Name)];
        HashSet<string> once = [.. events.Where(e => e.Name is not null).GroupBy(e => e.Name!, StringComparer.Ordinal).Where(name => !name.Skip(1).Any()).Select(name => name.Key)];
        bool isAnyUnknown = events.Exists(e => e.Name is null);
        SemanticModels models = new(compilation);
        foreach ((TypeDeclarationSyntax declaration, string? name) in events)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isAnyUnknown || name is null || !once.Contains(name) || referenced.Contains(name)) index.AddSource(declaration, models);
        }

        return index;
    }

    private void Add(Entry entry)
    {
        if (!_entries.TryGetValue(entry.Identity, out List<Entry>? entries)) _entries.Add(entry.Identity, entries = []);
        entries.Add(entry);
    }

    private void AddSource(TypeDeclarationSyntax declaration, SemanticModels models)
    {
        if (models.For(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is not { } type || KnownAttributes.FindEvent(type) is not { } attribute) return;
        if (EventIdentity.Read(attribute) is { } identity) Add(new Entry(identity, TypeNames.Metadata(type), Assembly: null));
    }

    private static List<Entry> ReadAssembly(IAssemblySymbol assembly)
    {
        List<Entry> entries = [];
        foreach (INamedTypeSymbol type in DeclaredTypes.Of(assembly))
        {
            if (KnownAttributes.FindEvent(type) is { } attribute && EventIdentity.Read(attribute) is { } identity) entries.Add(new Entry(identity, TypeNames.Metadata(type), assembly.Name));
        }

        return entries.OrderBy(entry => entry.MetadataName, StringComparer.Ordinal).ToList();
    }

    /// <summary>The types of a file with the names of their attributes, and what it calls the attribute of events besides its name.</summary>
    private sealed record Attributed(List<(TypeDeclarationSyntax Type, List<(string Attribute, string? Name)> Attributes)> Types, List<string> Aliases)
    {
        public static Attributed In(SyntaxTree tree)
        {
            List<(TypeDeclarationSyntax, List<(string, string?)>)> types = [];
            List<string> aliases = [];
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                if (node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type) types.Add((type, [.. type.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => (LastName(attribute.Name), FirstText(attribute)))]));
                else if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias, Name: { } target } && LastName(target) == "EventAttribute") aliases.AddRange([alias, alias.EndsWith("Attribute", StringComparison.Ordinal) ? alias.Substring(0, alias.Length - 9) : alias]);
            }

            return new Attributed(types, aliases);
        }

        /// <summary>What the attribute names, if it says so in a text; a constant must be bound.</summary>
        private static string? FirstText(AttributeSyntax attribute)
            => attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string text } }, ..] ? text : null;

        private static string LastName(NameSyntax name) => WrittenName.Last(name)?.Identifier.ValueText ?? "";
    }

    private sealed record Entry(EventIdentity Identity, string MetadataName, string? Assembly)
    {
        public override string ToString() => Assembly is null ? MetadataName : MetadataName + " of " + Assembly;
    }
}
