using System.Collections.Frozen;

namespace Foldstream.Benchmarks.Dispatch;

/// <summary>Ways from how a stored event says what it is to the number that a fold switches on.</summary>
internal sealed class NameTags
{
    private static readonly string[] Names = ["account-opened", "money-deposited", "money-withdrawn", "transfer-sent", "interest-accrued", "limit-changed"];

    private readonly byte[][] _utf8 = [.. Names.Select(System.Text.Encoding.UTF8.GetBytes)];
    private readonly Dictionary<string, int> _dictionary = Names.Index().ToDictionary(name => name.Item, name => name.Index);
    private readonly FrozenDictionary<string, int> _frozen = Names.Index().ToFrozenDictionary(name => name.Item, name => name.Index);
    private readonly ushort[] _tags = [0, 0, 1, 2, 3, 4, 5];

    /// <summary>What a name looks like in the store.</summary>
    public byte[] NameOf(int tag) => _utf8[tag];

    /// <summary>Foldstream's: an id that the store interned, and one array.</summary>
    public int ById(ushort id) => id < _tags.Length ? _tags[id] : -1;

    public int ByComparing(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < _utf8.Length; i++)
        {
            if (name.SequenceEqual(_utf8[i])) return i;
        }

        return -1;
    }

    public int ByDictionary(ReadOnlySpan<byte> name) => _dictionary[System.Text.Encoding.UTF8.GetString(name)];

    public int ByFrozenDictionary(ReadOnlySpan<byte> name) => _frozen[System.Text.Encoding.UTF8.GetString(name)];

    /// <summary>Without a string for each event.</summary>
    public int ByFrozenDictionaryOfSpans(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[64];
        return _frozen.GetAlternateLookup<ReadOnlySpan<char>>()[text[..System.Text.Encoding.UTF8.GetChars(name, text)]];
    }
}
