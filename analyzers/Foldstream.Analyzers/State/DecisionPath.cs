using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>Finds out who runs a method of an aggregate: its folds, or a decision.</summary>
internal sealed class DecisionPath(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a fold was met on the way.</summary>
    public bool IsFolded { get; private set; }

    /// <summary>
    /// The way from a decision to the method, <c>Pay -> Recalculate</c>; null when only folds, constructors and initialisers run it, or nobody.
    /// </summary>
    public string? To(IMethodSymbol method)
    {
        if (IsFold(method)) return null;

        ISymbol member = method.AssociatedSymbol ?? method;
        if (method.MethodKind != MethodKind.Ordinary || method.DeclaredAccessibility != Accessibility.Private)
        {
            if (method.MethodKind == MethodKind.Ordinary) FindFolds(method);
            return NameOf(member);
        }

        if (!_seen.Add(member)) return null;

        string? path = null;
        foreach (ISymbol caller in CallersOf(method))
        {
            if (caller is not IMethodSymbol calling) continue;
            if (IsFold(calling)) IsFolded = true;
            else path ??= To(calling);
        }

        return path is null ? null : path + " -> " + NameOf(member);
    }

    /// <summary>
    /// What makes the state from events. A setter is judged where it is used.
    /// </summary>
    public static bool IsFold(IMethodSymbol method)
        => method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.PropertySet
            || (method.Name == "Apply" && method.MethodKind == MethodKind.Ordinary);

    private void FindFolds(IMethodSymbol method)
    {
        List<IMethodSymbol> callers = [.. CallersOf(method).OfType<IMethodSymbol>()];
        IsFolded = callers.Count > 0 && callers.All(IsFold);
    }

    private IEnumerable<ISymbol> CallersOf(IMethodSymbol method)
        => SourceParts.Of(type, cancellation).SelectMany(part => part.DescendantNodes().OfType<SimpleNameSyntax>())
            .Where(name => name.Identifier.ValueText == method.Name && Means(name, method))
            .Select(Around)
            .OfType<ISymbol>()
            .Distinct(SymbolEqualityComparer.Default);

    private bool Means(SimpleNameSyntax name, IMethodSymbol method)
        => models.For(name.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol found
            && SymbolEqualityComparer.Default.Equals(Whole(found), Whole(method));

    private ISymbol? Around(SyntaxNode node)
    {
        SyntaxNode? member = node.Ancestors().FirstOrDefault(ancestor => ancestor is AccessorDeclarationSyntax or BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax);
        ISymbol? symbol = member is null ? null : models.For(node.SyntaxTree).GetDeclaredSymbol(member, cancellation);
        bool isInitializer = member is PropertyDeclarationSyntax { Initializer: { } initializer } && initializer.Span.Contains(node.Span);
        return isInitializer ? null : symbol is IPropertySymbol property ? property.GetMethod : symbol;
    }

    private static IMethodSymbol Whole(IMethodSymbol method) => method.OriginalDefinition.PartialDefinitionPart ?? method.OriginalDefinition;

    /// <summary>An explicit implementation is called <c>Shop.IPay.Pay</c>, which nobody wants to read.</summary>
    private static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);
}
