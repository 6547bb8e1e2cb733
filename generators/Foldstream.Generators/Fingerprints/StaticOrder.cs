using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Generators.Fingerprints;

/// <summary>In which order a type makes its statics: one may read another that is not made yet.</summary>
internal static class StaticOrder
{
    public static string Of(INamedTypeSymbol type, CancellationToken cancellation)
        => new FoldText().Add("statics").Add(SymbolText.Id(type)).AddSorted(SourceParts.Of(type, cancellation).Select(OfPart)).ToString();

    private static string OfPart(TypeDeclarationSyntax part)
    {
        FoldText text = new();
        foreach (MemberDeclarationSyntax member in part.Members.Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword)))
        {
            if (member is PropertyDeclarationSyntax { Initializer: not null } property) text.Add(property.Identifier.ValueText);
            if (member is not FieldDeclarationSyntax field) continue;

            foreach (VariableDeclaratorSyntax declarator in field.Declaration.Variables.Where(declarator => declarator.Initializer is not null)) text.Add(declarator.Identifier.ValueText);
        }

        return text.ToString();
    }
}
