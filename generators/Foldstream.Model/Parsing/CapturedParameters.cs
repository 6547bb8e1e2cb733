using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// Finds parameters of a class's primary constructor that its members go on using. The compiler keeps such a one in a field without a name, so that it is state that no
/// snapshot has. It looks into all bodies, so only the analyzers may use it.
/// </summary>
internal static class CapturedParameters
{
    /// <summary>The first of a type's own; null when there is none.</summary>
    public static IParameterSymbol? FirstOf(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
    {
        if (type.IsRecord || !models.IsSource(type)) return null;

        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Find(part => part.ParameterList is { Parameters.Count: > 0 }) is not { } main) return null;

        return main.ParameterList!.Parameters
            .Select(parameter => models.For(main.SyntaxTree).GetDeclaredSymbol(parameter, cancellation))
            .FirstOrDefault(parameter => parameter is not null && parts.Exists(part => Uses(part, parameter, models, cancellation)));
    }

    /// <summary>Whether it is the field of such a one, which a compiler shows or not as it likes.</summary>
    public static bool IsFieldOfOne(IFieldSymbol field) => field.IsImplicitlyDeclared && field.AssociatedSymbol is null && field.Name.EndsWith(">P", StringComparison.Ordinal);

    private static bool Uses(TypeDeclarationSyntax part, IParameterSymbol parameter, SemanticModels models, CancellationToken cancellation)
        => part.Members.Where(Runs).SelectMany(member => member.DescendantNodes(node => node is not EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }))
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == parameter.Name
                && SymbolEqualityComparer.Default.Equals(models.For(part.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol, parameter));

    private static bool Runs(MemberDeclarationSyntax member) => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.StaticKeyword);
}
