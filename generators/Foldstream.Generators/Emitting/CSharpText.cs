using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Emitting;

/// <summary>Values and names as C# writes them, the same in every culture.</summary>
internal static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A mask of members: <c>0x6UL</c>, or <c>ulong.MaxValue</c> for all.</summary>
    public static string Mask(ulong members)
        => members == ulong.MaxValue ? "ulong.MaxValue" : "0x" + members.ToString("X", CultureInfo.InvariantCulture) + "UL";

    /// <summary>The name of a member or a local, which may be a keyword.</summary>
    public static string Name(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Text inside a doc comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The last part of a type's name, as part of a method's name: <c>Money</c> of <c>global::Shop.Money</c>.</summary>
    public static string ShortName(string fullName)
    {
        string name = fullName.Substring(fullName.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
        return new string([.. name.Where(SyntaxFacts.IsIdentifierPartCharacter)]);
    }
}
