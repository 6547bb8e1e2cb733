using System.Runtime.CompilerServices;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>Finds the aggregates that a project declares.</summary>
internal static class AggregateTypes
{
    /// <summary>A syntax tree outlives the compilation of one keystroke; what was found in it is kept with it.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, List<TypeDeclarationSyntax>> Candidates = new();

    public static IEnumerable<(INamedTypeSymbol Type, AttributeData Attribute)> In(Compilation compilation, SemanticModels models, CancellationToken cancellation)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (TypeDeclarationSyntax declaration in compilation.SyntaxTrees.SelectMany(tree => Candidates.GetValue(tree, Find)))
        {
            if (models.For(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type
                && KnownAttributes.FindAggregate(type) is { } attribute
                && seen.Add(type)) yield return (type, attribute);
        }
    }

    /// <summary>The categories as they are written; null for one that is not written as a text, and must be bound.</summary>
    public static IEnumerable<string?> Written(Compilation compilation)
        => compilation.SyntaxTrees.SelectMany(tree => Candidates.GetValue(tree, Find))
            .SelectMany(declaration => declaration.AttributeLists)
            .SelectMany(list => list.Attributes)
            .Where(IsNamedSo)
            .Select(attribute => attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string category } }, ..] ? category : null);

    /// <summary>Whether one of them asks for snapshots.</summary>
    public static bool TakeSnapshots(Compilation compilation)
        => compilation.SyntaxTrees.SelectMany(tree => Candidates.GetValue(tree, Find))
            .SelectMany(declaration => declaration.AttributeLists)
            .SelectMany(list => list.Attributes)
            .Any(attribute => attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == SnapshotParser.Every) == true);

    private static List<TypeDeclarationSyntax> Find(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(declaration => declaration.AttributeLists.SelectMany(list => list.Attributes).Any(IsNamedSo))
            .ToList();

    /// <summary>An alias hides the name; who gives the attribute another one is not looked for.</summary>
    private static bool IsNamedSo(AttributeSyntax attribute)
        => WrittenName.Last(attribute.Name) is IdentifierNameSyntax { Identifier.ValueText: "Aggregate" or "AggregateAttribute" };
}
