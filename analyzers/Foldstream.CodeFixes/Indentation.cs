using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>How the user lays out lines, so that new ones look like those around them.</summary>
internal static class Indentation
{
    /// <summary>What a node's line begins with.</summary>
    public static string Of(SyntaxNode node)
    {
        string line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The same, one step further in.</summary>
    public static string Inside(SyntaxNode node) => Of(node) + Step(node);

    /// <summary>One step as the file has it: a tab, or as many spaces as its first indented line begins with.</summary>
    public static string Step(SyntaxNode node)
    {
        foreach (TextLine line in node.SyntaxTree.GetText().Lines)
        {
            string text = line.ToString();
            int length = text.Length - text.TrimStart().Length;
            if (length == 0 || length == text.Length) continue;

            return text[0] == '\t' ? "\t" : length is 2 or 3 ? text.Substring(0, length) : "    ";
        }

        return "    ";
    }

    /// <summary>How the file ends its lines.</summary>
    public static string LineEndOf(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
