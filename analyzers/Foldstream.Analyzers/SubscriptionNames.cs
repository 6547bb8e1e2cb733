using Foldstream.Declared;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>The subscriptions of a project by name.</summary>
internal sealed class SubscriptionNames
{
    private readonly ILookup<string, string> _types;

    private SubscriptionNames(ILookup<string, string> types) => _types = types;

    public static SubscriptionNames Of(Compilation compilation, CancellationToken cancellation) => ByDeclaredCode<SubscriptionNames>.Of(compilation, Find, cancellation);

    /// <summary>Another type whose subscription has a name; null when there is none.</summary>
    public string? FindOther(string name, string type) => _types[name].FirstOrDefault(other => other != type);

    private static SubscriptionNames Find(Compilation compilation, CancellationToken cancellation)
    {
        SemanticModels models = new(compilation);
        return new SubscriptionNames(compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            .OfType<TypeDeclarationSyntax>()
            .Where(IsCandidate)
            .Select(declaration => models.For(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellation))
            .OfType<INamedTypeSymbol>()
            .Select(type => (Name: KnownAttributes.FindSubscription(type) is { } attribute ? EventIdentity.TextOf(attribute) ?? "" : "", Type: TypeNames.Metadata(type)))
            .Distinct()
            .OrderBy(one => one.Type, StringComparer.Ordinal)
            .ToLookup(one => one.Name, one => one.Type, StringComparer.Ordinal));
    }

    /// <summary>An alias hides the name; who gives the attribute another one is not looked for.</summary>
    private static bool IsCandidate(TypeDeclarationSyntax declaration)
        => declaration.AttributeLists.SelectMany(list => list.Attributes)
            .Any(attribute => WrittenName.Last(attribute.Name) is IdentifierNameSyntax { Identifier.ValueText: "Subscription" or "SubscriptionAttribute" });
}
