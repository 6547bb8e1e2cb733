using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// Which members of its event a fold reads, from syntax alone. It knows only one harmless use, <c>e.Member</c>; whatever else is done
/// with <c>e</c> makes it read everything.
/// </summary>
internal static class FoldSyntax
{
    /// <returns>The names read as members of the event; null when the event itself is used.</returns>
    public static HashSet<string>? NamesRead(IMethodSymbol method, CancellationToken cancellation)
    {
        IMethodSymbol written = method.PartialImplementationPart ?? method;
        if (written.DeclaringSyntaxReferences is not [{ } reference]
            || reference.GetSyntax(cancellation) is not BaseMethodDeclarationSyntax { ParameterList.Parameters: var parameters } declaration
            || parameters.Count <= FoldMethodParser.EventIndex(written)
            || (declaration.Body is null && declaration.ExpressionBody is null))
        {
            // A primary constructor's parameter reaches the whole type; a method without a body is not finished.
            return null;
        }

        HashSet<string> names = [];
        string e = parameters[FoldMethodParser.EventIndex(written)].Identifier.ValueText;
        IEnumerable<SyntaxNode> places = declaration.ChildNodes().Where(node => node is not ParameterListSyntax);
        foreach (IdentifierNameSyntax use in places.SelectMany(place => place.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText != e || IsAnotherName(use)) continue;
            if (use.Parent is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } access
                || !access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
                || access.Expression != use)
            {
                return null;
            }

            names.Add(member.Identifier.ValueText);
        }

        return names;
    }

    /// <summary>The <c>e</c> of <c>x.e</c>, of <c>Call(e: 1)</c> and of <c>this with { e = 1 }</c> is somebody else's.</summary>
    private static bool IsAnotherName(IdentifierNameSyntax use)
        => use.Parent is NameColonSyntax
            || (use.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == use)
            || (use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
            || (use.Parent is MemberBindingExpressionSyntax binding && binding.Name == use);
}
