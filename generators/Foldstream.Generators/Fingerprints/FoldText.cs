using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Foldstream.Generators.Fingerprints;

/// <summary>
/// The text that a hash is made of. Each entry stands with its length, so that no two lists of entries give the same text; nothing in it depends on a
/// culture, a path, or the order in which a file system lists its files.
/// </summary>
internal sealed class FoldText
{
    private readonly StringBuilder _text = new();

    public FoldText Add(string entry)
    {
        _text.Append(entry.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(entry);
        return this;
    }

    public FoldText Add(int number) => Add(number.ToString(CultureInfo.InvariantCulture));

    public FoldText Add(bool flag) => Add(flag ? "1" : "0");

    /// <summary>Adds texts whose order does not matter.</summary>
    public FoldText AddSorted(IEnumerable<string> entries)
    {
        List<string> sorted = [.. entries];
        sorted.Sort(StringComparer.Ordinal);
        Add(sorted.Count);
        foreach (string entry in sorted) Add(entry);
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>SHA-256 over the text's characters, as 64 hexadecimal digits.</summary>
    public string Hash()
    {
        // Two bytes a character: an encoding would replace a lone surrogate, and a string may hold one.
        byte[] bytes = new byte[_text.Length * 2];
        string text = _text.ToString();
        for (int i = 0; i < text.Length; i++)
        {
            bytes[2 * i] = (byte)text[i];
            bytes[(2 * i) + 1] = (byte)(text[i] >> 8);
        }

        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(bytes).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
