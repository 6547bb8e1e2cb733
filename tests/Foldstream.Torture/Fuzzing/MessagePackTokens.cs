using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Headers that claim much, values at the edges of their forms, and what nests.</summary>
internal static class MessagePackTokens
{
    public static readonly ImmutableArray<byte[]> All =
    [
        .. new[]
        {
            // Arrays, maps, texts, bins and exts of lengths that are not there.
            "dc7fff", "dcffff", "dd00010000", "dd7fffffff", "ddffffffff", "de7fff", "deffff", "df00010000", "df7fffffff", "dfffffffff",
            "d9ff", "daffff", "db00010000", "db7fffffff", "dbffffffff", "c4ff", "c5ffff", "c600010000", "c67fffffff", "c6ffffffff",
            "c7ffff", "c8ffffff", "c97fffffffff", "c9ffffffffff", "9f", "8f", "bf",

            // What nests.
            "91", "92", "8101", "9191919191919191", "dc0001", "dd00000001", "de0001c0", "81a0",

            // The edges of integers, and other kinds of values.
            "00", "7f", "80", "90", "a0", "c0", "c1", "c2", "c3", "cc80", "ccff", "cd0100", "cdffff", "ce00010000", "ceffffffff", "cf0000000100000000",
            "cf7fffffffffffffff", "cf8000000000000000", "cfffffffffffffffff", "d080", "d0ff", "d18000", "d280000000", "d2ffffffff", "d38000000000000000", "e0", "ff",
            "ca7fc00000", "caff800000", "cb7ff8000000000000", "cbfff0000000000000",

            // Timestamps and exts of every form; seconds and nanoseconds beyond what there is.
            "d6ff00000000", "d6ffffffffff", "d7ffee6b280000000000", "d7ffffffffffffffffff", "c70cff000000008000000000000000", "c70cff3b9aca000000000000000000",
            "c70cff00000000fffffff1886e0900", "c70cff3b9ac9ff0000003afff4417f", "d400", "d5ff", "d8ff", "c700ff", "c701ff00", "c70dff", "c9000000 08ff".Replace(" ", "", StringComparison.Ordinal),

            // Bins of 16 bytes: decimals with impossible flags, and one of the largest.
            "c41000001d0000000000000000000000000000", "c41000001c80ffffffffffffffffffffffff", "c410010000000000000000000000000000 00".Replace(" ", "", StringComparison.Ordinal),
            "c5001000000000000000000000000000000000", "c60000001000000000000000000000000000000000", "c40f", "c411",

            // Texts that are no UTF-8: alone, overlong, a surrogate, cut off.
            "a180", "a2c080", "a3eda080", "a2e282", "a4f4908080", "a1ff",
        }.Select(Convert.FromHexString),
    ];
}
