using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>The old versions that are generated into a type because methods of it have <c>[Upcasts]</c>, read from the attributes as they are written.</summary>
internal static class OldVersionsBeside
{
    public static List<OldVersionName> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        List<OldVersionName> found = [];
        foreach (TypeDeclarationSyntax part in SourceParts.Of(type, cancellation))
        {
            foreach (MethodDeclarationSyntax method in part.Members.OfType<MethodDeclarationSyntax>())
            {
                foreach (AttributeSyntax attribute in method.AttributeLists.SelectMany(list => list.Attributes))
                {
                    if (WrittenName.Last(attribute.Name)?.Identifier.ValueText is OldVersionNames.Upcasts or "UpcastsAttribute"
                        && attribute.ArgumentList?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }, { Expression: LiteralExpressionSyntax { Token.Value: int version } }, ..])
                    {
                        found.Add(new OldVersionName(OldVersionNames.Of(name, version), name, version));
                    }
                }
            }
        }

        return found;
    }
}
