using System.Runtime.CompilerServices;
using Foldstream.Declared;
using Foldstream.Model;
using Foldstream.Parsing;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers.Upcasting;

/// <summary>All upcasters of a project, and those of the projects that it references, by what they take.</summary>
internal sealed class UpcasterIndex
{
    /// <summary>A syntax tree outlives the compilation of one keystroke; what was found in it is kept with it.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, List<MethodDeclarationSyntax>> Candidates = new();

    private readonly ILookup<OldVersionKey, UpcasterModel> _own;

    private UpcasterIndex(List<UpcasterModel> own, EquatableArray<UpcastStep> referenced)
    {
        _own = own.Where(upcaster => upcaster.EventName.Length > 0).ToLookup(upcaster => upcaster.Key);
        List<UpcastStep> steps = [.. _own.Select(group => group.First()).Where(upcaster => !upcaster.HasErrors).Select(Step)];
        HashSet<OldVersionKey> known = [.. _own.Select(group => group.Key)];
        Graph = new UpcastGraph(steps.Concat(referenced.Where(step => !known.Contains(step.Key)))
            .OrderBy(step => step.Key.EventName, StringComparer.Ordinal).ThenBy(step => step.Key.Version).ToEquatableArray());
    }

    /// <summary>The upcasters that can be called, whether the lock holds what they take or not.</summary>
    public UpcastGraph Graph { get; }

    /// <summary>Kept from one compilation to the next while both declare the same: it holds no symbols.</summary>
    public static UpcasterIndex Of(Compilation compilation, CancellationToken cancellation) => ByDeclaredCode<UpcasterIndex>.Of(compilation, Build, cancellation);

    /// <summary>The project's own upcasters of an old version.</summary>
    public IEnumerable<UpcasterModel> Own(OldVersionKey key) => _own[key];

    public bool Takes(OldVersionKey key) => _own.Contains(key) || Graph.Find(key) is not null;

    private static UpcastStep Step(UpcasterModel upcaster) => new(
        upcaster.Key,
        upcaster.OldType,
        upcaster.Method,
        Defaults: "",
        upcaster.Results.Select(result => new StepResult(result.Type, new OldVersionKey(result.EventName, result.Version), result.IsOld, result.IsOptional, Reads: null)).ToEquatableArray());

    private static UpcasterIndex Build(Compilation compilation, CancellationToken cancellation)
    {
        SemanticModels models = new(compilation);
        List<UpcasterModel> found = [];
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (MethodDeclarationSyntax method in compilation.SyntaxTrees.SelectMany(tree => Candidates.GetValue(tree, Find)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (models.For(method.SyntaxTree).GetDeclaredSymbol(method, cancellation) is not { ContainingType: { } type } symbol) continue;

            if (symbol.GetAttributes().FirstOrDefault(KnownAttributes.IsUpcasts) is { } attribute)
            {
                if (UpcasterParser.ParseMarked(method, attribute, type, models, reporter: null, cancellation) is { } upcaster) found.Add(upcaster);
            }
            else if (KnownAttributes.FindEvent(type) is { } declared && seen.Add(type) && EventIdentity.Read(declared) is { } identity)
            {
                found.AddRange(UpcasterParser.OfEvent(type, identity, SourceParts.Of(type, cancellation), models, cancellation));
            }
        }

        return new UpcasterIndex(found, ReferencedUpcasters.Read(compilation, cancellation));
    }

    private static List<MethodDeclarationSyntax> Find(SyntaxTree tree)
        => SourceParts.IsGenerated(tree) ? [] : tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == OldVersionNames.Upcast || UpcasterParser.IsMarked(method))
            .ToList();
}
