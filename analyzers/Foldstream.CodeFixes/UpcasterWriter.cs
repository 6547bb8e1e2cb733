using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Writes <c>private static OrderPlaced Upcast(in V1 old)</c> into an event, behind the upcasters that it has or at its end.</summary>
internal static class UpcasterWriter
{
    public const string Name = "Upcast";

    private const int MaxWidth = 140;

    public static IEnumerable<TextChange> Write(TypeDeclarationSyntax type, string version, string[] arguments, string[] initializers)
    {
        string line = Indentation.LineEndOf(type), inside = Indentation.Inside(type), step = Indentation.Step(type);
        string method = Method(type, version, arguments, initializers, line, inside, step);
        if (type.SemicolonToken.IsKind(SyntaxKind.SemicolonToken) && type.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            string around = Indentation.Of(type);
            yield return new TextChange(type.SemicolonToken.Span, line + around + "{" + line + inside + method + line + around + "}");
        }
        else if (type.Members.LastOrDefault(member => member is MethodDeclarationSyntax { Identifier.ValueText: Name }) is { } last)
        {
            yield return new TextChange(new TextSpan(last.Span.End, 0), line + line + inside + method);
        }
        else if (type.Members.LastOrDefault() is { } member)
        {
            yield return new TextChange(new TextSpan(member.Span.End, 0), line + line + inside + method + Closing(type, line));
        }
        else
        {
            yield return new TextChange(new TextSpan(type.OpenBraceToken.Span.End, 0), line + inside + method + Closing(type, line));
        }
    }

    private static string Method(TypeDeclarationSyntax type, string version, string[] arguments, string[] initializers, string line, string inside, string step)
    {
        string head = $"private static {type.Identifier.Text} {Name}(in V{version} old) => new(";
        string set = initializers.Length == 0 ? "" : " { " + string.Join(", ", initializers) + " }";
        string whole = head + string.Join(", ", arguments) + ")" + set + ";";
        if (inside.Length + whole.Length <= MaxWidth) return whole;

        string next = line + inside + step;
        string constructed = head + (arguments.Length == 0 ? "" : next + string.Join("," + next, arguments)) + ")";
        return initializers.Length == 0 ? constructed + ";"
            : constructed + line + inside + "{" + next + string.Join("," + next, initializers) + "," + line + inside + "};";
    }

    /// <summary>The brace of a type on one line gets a line of its own.</summary>
    private static string Closing(TypeDeclarationSyntax type, string line)
    {
        SourceText text = type.SyntaxTree.GetText();
        SyntaxToken before = type.CloseBraceToken.GetPreviousToken();
        bool isOnOwnLine = text.Lines.GetLineFromPosition(before.Span.End).LineNumber != text.Lines.GetLineFromPosition(type.CloseBraceToken.SpanStart).LineNumber;
        return isOnOwnLine ? "" : line + Indentation.Of(type);
    }
}
