using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>The <c>[Ignores]</c> of an aggregate.</summary>
internal static class IgnoresAttributes
{
    /// <summary>Takes away those that name an event, from this part.</summary>
    public static IEnumerable<TextChange> Remove(TypeDeclarationSyntax part, INamedTypeSymbol e, SemanticModel model, CancellationToken cancellation)
    {
        object? name = KnownAttributes.FindEvent(e)?.ConstructorArguments.FirstOrDefault().Value;
        return part.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => Names(attribute)).ToList().Select(Remove);

        bool Names(AttributeSyntax attribute)
        {
            switch (attribute.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last(found => found.Parent is not TypeArgumentListSyntax))
            {
                case GenericNameSyntax { Identifier.ValueText: "Ignores" or "IgnoresAttribute", TypeArgumentList.Arguments: [{ } type] }:
                    return SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(type, cancellation).Type, e);
                case IdentifierNameSyntax { Identifier.ValueText: "Ignores" or "IgnoresAttribute" } when attribute.ArgumentList?.Arguments is [{ } argument]:
                    return name is not null && name.Equals(model.GetConstantValue(argument.Expression, cancellation).Value);
                default:
                    return false;
            }
        }
    }

    /// <summary>With its comma, or with its brackets and its line where it is the only one in them.</summary>
    public static TextChange Remove(AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        int index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1) return new TextChange(LineOf(list), "");

        TextSpan span = index > 0
            ? TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End)
            : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart);
        return new TextChange(span, "");
    }

    private static TextSpan LineOf(AttributeListSyntax list)
    {
        SourceText text = list.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        bool isAlone = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart)).Trim().Length == 0 && text.ToString(TextSpan.FromBounds(list.Span.End, line.End)).Trim().Length == 0;
        return isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(list.SpanStart, list.GetLastToken().GetNextToken().SpanStart);
    }
}
