using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Imports a namespace.</summary>
internal static class Usings
{
    /// <summary>In its place among the file's directives, which are taken to be sorted.</summary>
    public static TextChange Add(CompilationUnitSyntax unit, string name)
    {
        string text = $"using {name};";
        SourceText source = unit.SyntaxTree.GetText();
        string line = source.Lines.Count > 1 ? source.ToString(TextSpan.FromBounds(source.Lines[0].End, source.Lines[0].EndIncludingLineBreak)) : "\n";

        List<UsingDirectiveSyntax> plain = [.. unit.Usings.Where(directive =>
            directive.Alias is null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && !directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))];
        if (plain.LastOrDefault(directive => Precedes(directive.NamespaceOrType.ToString(), name)) is { } before)
        {
            return Insert(before.Span.End, line + text);
        }

        if (unit.Usings.FirstOrDefault() is { } first) return Insert(first.SpanStart, text + line);

        SyntaxToken token = unit.GetFirstToken(includeZeroWidth: true);
        return Insert(token.SpanStart, text + line + line);
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static bool Precedes(string one, string other)
    {
        bool isSystem = IsSystem(one);
        return isSystem == IsSystem(other) ? string.CompareOrdinal(one, other) < 0 : isSystem;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
