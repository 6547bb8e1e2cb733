using System.Text;

namespace Foldstream.CodeFixes;

/// <summary>Derives a name for the disk from what was written: <c>OrderPlaced</c>, <c>order_placed</c> and <c>Order placed</c> become <c>order-placed</c>.</summary>
internal static class KebabCase
{
    /// <summary>Null when nothing of the right form comes out.</summary>
    public static string? From(string text, int maxLength)
    {
        StringBuilder name = new();
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                name.Append(character);
            }
            else if (character is >= 'A' and <= 'Z')
            {
                if (BeginsWord(text, i)) Hyphenate(name);
                name.Append((char)(character + ('a' - 'A')));
            }
            else if (character is '-' or '_' or '.' or ' ' or '/' or ':')
            {
                Hyphenate(name);
            }
            else
            {
                return null;
            }
        }

        string derived = name.ToString().TrimEnd('-');
        return derived.Length is > 0 && derived.Length <= maxLength && derived[0] is >= 'a' and <= 'z' ? derived : null;
    }

    /// <summary>A capital after a small letter or a digit, or the last of several before a small letter: <c>VAT|Changed</c>.</summary>
    private static bool BeginsWord(string text, int i)
        => i > 0 && (text[i - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9')
            || (text[i - 1] is >= 'A' and <= 'Z' && i + 1 < text.Length && text[i + 1] is >= 'a' and <= 'z'));

    private static void Hyphenate(StringBuilder name)
    {
        if (name.Length > 0 && name[name.Length - 1] != '-') name.Append('-');
    }
}
