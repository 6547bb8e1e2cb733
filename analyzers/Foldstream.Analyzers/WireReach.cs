using System.Runtime.CompilerServices;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>
/// Says whether an event or a case of this compilation holds a type, directly or inside records. It is asked from the inside out, from the
/// few types in question to the records that name them, so that one keystroke does not bind the members of all events.
/// </summary>
internal sealed class WireReach
{
    /// <summary>A tree outlives the compilation of one keystroke; what names what in it is kept with it.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, List<Mention>> Mentions = new();

    private readonly Compilation _compilation;
    private readonly Lazy<ILookup<string, Mention>> _byName;

    public WireReach(Compilation compilation)
    {
        _compilation = compilation;
        _byName = new(() => compilation.SyntaxTrees.Where(tree => !SourceParts.IsGenerated(tree)).SelectMany(tree => Mentions.GetValue(tree, FindMentions)).ToLookup(mention => mention.Name.Identifier.ValueText));
    }

    public bool Holds(INamedTypeSymbol type, CancellationToken cancellation)
    {
        SemanticModels models = new(_compilation);
        HashSet<INamedTypeSymbol> seen = new([type], SymbolEqualityComparer.Default);
        Queue<INamedTypeSymbol> open = new([type]);
        while (open.Count > 0)
        {
            INamedTypeSymbol held = open.Dequeue();
            if (IsWritten(held)) return true;

            foreach (Mention mention in _byName.Value[held.Name])
            {
                cancellation.ThrowIfCancellationRequested();
                SemanticModel model = models.For(mention.Name.SyntaxTree);
                if (model.GetDeclaredSymbol(mention.Holder, cancellation) is not { } holder || seen.Contains(holder)) continue;
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention.Name, cancellation).Symbol, held)) continue;

                seen.Add(holder);
                open.Enqueue(holder);
            }
        }

        return false;
    }

    /// <summary>Whether a type is stored by itself.</summary>
    private static bool IsWritten(INamedTypeSymbol type) => (KnownAttributes.FindEvent(type) ?? KnownAttributes.FindCase(type)) is not null;

    private static List<Mention> FindMentions(SyntaxTree tree)
    {
        List<Mention> mentions = [];
        IEnumerable<RecordDeclarationSyntax> records = tree.GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<RecordDeclarationSyntax>();
        foreach (RecordDeclarationSyntax record in records)
        {
            foreach (TypeSyntax type in TypesOf(record))
            {
                mentions.AddRange(type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => new Mention(record, name)));
            }
        }

        return mentions;
    }

    private static IEnumerable<TypeSyntax> TypesOf(RecordDeclarationSyntax record)
    {
        foreach (ParameterSyntax parameter in record.ParameterList?.Parameters ?? [])
        {
            if (parameter.Type is { } type and not PredefinedTypeSyntax) yield return type;
        }

        foreach (MemberDeclarationSyntax member in record.Members)
        {
            if (member is PropertyDeclarationSyntax { Type: not PredefinedTypeSyntax, AccessorList: not null } property && !property.Modifiers.Any(SyntaxKind.StaticKeyword)) yield return property.Type;
        }
    }

    /// <summary>A record, and a name in the type of one of its members.</summary>
    private sealed record Mention(RecordDeclarationSyntax Holder, SimpleNameSyntax Name);
}
