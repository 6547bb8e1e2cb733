using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Declared;

/// <summary>
/// Compares two versions of a file apart from the bodies of its methods. Those of <c>Apply</c>, <c>Handle</c> and of upcasters count, since what they read decides what is decoded; so do those of
/// constructors, accessors and operators, which are rarely typed in.
/// </summary>
internal static class DeclaredSyntax
{
    public static bool IsSame(SyntaxNode now, SyntaxNode before)
    {
        if (now.IsEquivalentTo(before)) return true;

        return (now, before) switch
        {
            (CompilationUnitSyntax a, CompilationUnitSyntax b) => a.Externs.Same(b.Externs) && a.Usings.Same(b.Usings) && a.AttributeLists.Same(b.AttributeLists)
                && AreSame(a.Members, b.Members),
            (BaseNamespaceDeclarationSyntax a, BaseNamespaceDeclarationSyntax b) => a.RawKind == b.RawKind && a.Name.Same(b.Name) && a.Externs.Same(b.Externs)
                && a.Usings.Same(b.Usings) && AreSame(a.Members, b.Members),
            (TypeDeclarationSyntax a, TypeDeclarationSyntax b) => a.RawKind == b.RawKind && a.AttributeLists.Same(b.AttributeLists) && a.Modifiers.Same(b.Modifiers)
                && a.Identifier.IsEquivalentTo(b.Identifier) && a.TypeParameterList.Same(b.TypeParameterList) && a.ParameterList.Same(b.ParameterList)
                && a.BaseList.Same(b.BaseList) && a.ConstraintClauses.Same(b.ConstraintClauses) && AreSame(a.Members, b.Members),
            (MethodDeclarationSyntax a, MethodDeclarationSyntax b) => IsSameButBody(a, b),
            (GlobalStatementSyntax a, GlobalStatementSyntax b) => !a.ContainsDirectives && !b.ContainsDirectives,
            _ => false,
        };
    }

    private static bool AreSame(SyntaxList<MemberDeclarationSyntax> now, SyntaxList<MemberDeclarationSyntax> before)
    {
        if (now.Count != before.Count) return false;

        for (int i = 0; i < now.Count; i++)
        {
            if (!IsSame(now[i], before[i])) return false;
        }

        return true;
    }

    private static bool IsSameButBody(MethodDeclarationSyntax now, MethodDeclarationSyntax before)
        => !IsLookedInto(now)
            // What `#nullable` or `#if` says in a body may hold for what follows it.
            && !now.ContainsDirectives && !before.ContainsDirectives
            && (now.Body is null) == (before.Body is null)
            && (now.ExpressionBody is null) == (before.ExpressionBody is null)
            && now.Identifier.IsEquivalentTo(before.Identifier)
            && now.AttributeLists.Same(before.AttributeLists)
            && now.Modifiers.Same(before.Modifiers)
            && now.ReturnType.Same(before.ReturnType)
            && now.ExplicitInterfaceSpecifier.Same(before.ExplicitInterfaceSpecifier)
            && now.TypeParameterList.Same(before.TypeParameterList)
            && now.ParameterList.Same(before.ParameterList)
            && now.ConstraintClauses.Same(before.ConstraintClauses);

    /// <summary>What a fold, an upcaster or a handler reads decides what is decoded.</summary>
    private static bool IsLookedInto(MethodDeclarationSyntax method)
        => method.Identifier.ValueText is "Apply" or "Upcast" or "Handle" or "HandleAsync"
            || method.AttributeLists.Any(list => list.Attributes.Any(attribute => attribute.Name.ToString().Contains("Upcasts")));

    private static bool Same(this SyntaxNode? now, SyntaxNode? before) => now is null ? before is null : before is not null && now.IsEquivalentTo(before);

    private static bool Same<T>(this SyntaxList<T> now, SyntaxList<T> before)
        where T : SyntaxNode
        => now.Count == before.Count && now.Zip(before, static (a, b) => a.IsEquivalentTo(b)).All(static same => same);

    private static bool Same(this SyntaxTokenList now, SyntaxTokenList before)
        => now.Count == before.Count && now.Zip(before, static (a, b) => a.IsEquivalentTo(b)).All(static same => same);
}
