using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Finds what stands in the way of a generated old version: a member or a nested type of its name.</summary>
internal static class UpcasterNames
{
    /// <param name="type">The type that old versions are generated into.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="isGenerated">Whether a name is that of an old version.</param>
    /// <param name="problems">Where each is reported.</param>
    public static EquatableArray<string> Taken(INamedTypeSymbol type, List<TypeDeclarationSyntax> parts, Func<string, bool> isGenerated, Problems problems)
    {
        List<string>? taken = null;
        foreach (TypeDeclarationSyntax part in parts)
        {
            foreach (SyntaxToken name in (part.ParameterList?.Parameters.Select(parameter => parameter.Identifier) ?? []).Concat(part.Members.SelectMany(NamesOf)))
            {
                if (!isGenerated(name.ValueText)) continue;

                problems.Add(Problem.OldVersionNameIsTaken, name.GetLocation(), type.Name, name.ValueText);
                (taken ??= []).Add(name.ValueText);
            }
        }

        return taken?.ToEquatableArray() ?? EquatableArray<string>.Empty;
    }

    private static IEnumerable<SyntaxToken> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => [type.Identifier],
        DelegateDeclarationSyntax type => [type.Identifier],
        PropertyDeclarationSyntax property => [property.Identifier],
        MethodDeclarationSyntax method => [method.Identifier],
        EventDeclarationSyntax declared => [declared.Identifier],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier),
        _ => [],
    };
}
