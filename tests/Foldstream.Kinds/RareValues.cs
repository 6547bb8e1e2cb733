using System.Numerics;
using System.Text;
using CsCheck;

namespace Foldstream.Kinds;

/// <summary>Random values of the rarer plain kinds.</summary>
public static class RareValues
{
    public static readonly Gen<Half> Half = Gen.OneOf(
        Gen.UShort.Select(BitConverter.UInt16BitsToHalf),
        Gen.OneOf(System.Half.Zero, System.Half.NegativeZero, System.Half.NaN, System.Half.PositiveInfinity, System.Half.NegativeInfinity, System.Half.MinValue, System.Half.MaxValue, System.Half.Epsilon));

    public static readonly Gen<Int128> Int128 = Gen.OneOf(
        Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new Int128(high, low)),
        Values.Integer<long>().Select(value => (Int128)value),
        Gen.OneOf(System.Int128.MinValue, System.Int128.MaxValue, System.Int128.Zero, System.Int128.NegativeOne));

    public static readonly Gen<UInt128> UInt128 = Int128.Select(value => unchecked((UInt128)value));

    public static readonly Gen<BigInteger> BigInteger = Gen.OneOf(
        Gen.Byte.Array[0, 40].Select(bytes => new BigInteger(bytes)),
        Values.Integer<long>().Select(value => (BigInteger)value),
        Gen.Select(Gen.OneOf(7, 8, 15, 16, 127, 128, 255, 256, 2039, 2040, 2047, 2048, 8190), Gen.Int[-2, 2], Gen.Bool, (power, more, negative) =>
            (System.Numerics.BigInteger.One << power) * (negative ? -1 : 1) + more));

    public static readonly Gen<Rune> Rune = Gen.OneOf(
        Gen.OneOf(Gen.Int[0, 0xd7ff], Gen.Int[0xe000, 0x10ffff]), Gen.OneOf(0, 0x7f, 0x80, 0xff, 0x100, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff)).Select(number => new Rune(number));

    public static readonly Gen<Uri> Uri = Gen.OneOf(
        Gen.OneOf(
            "https://example.com", "https://example.com/", "HTTPS://Example.COM:443/A?b=c#d", "http://[::1]:8080/a", "mailto:anna@example.com", "urn:isbn:0451450523", "file:///tmp/a b",
            "a", "", "a/b?c", "/a/b", "//example.com/a", "../a", "?q", "#f", "https://exämple.com/ü%20?日本", "tel:+49", "ftp://user:pw@example.com/%7e", "x:y", "C:\\a\\b"),
        Gen.Select(Gen.OneOf("https://example.com/", "urn:", "", "/"), Gen.String[Gen.Char['!', '~'], 0, 60], (begin, end) => begin + end))
        .Select(text => System.Uri.TryCreate(text, text.StartsWith('/') ? UriKind.Relative : UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : new Uri("none", UriKind.Relative));

    public static readonly Gen<Version> Version = Gen.Select(Gen.Int[2, 4], Part, Part, Part, Part, (parts, a, b, c, d) => parts switch
    {
        2 => new Version(a, b),
        3 => new Version(a, b, c),
        _ => new Version(a, b, c, d),
    });

    private static Gen<int> Part => Gen.OneOf(Gen.Int[0, 20], Gen.Int[0, int.MaxValue], Gen.OneOf(0, int.MaxValue));
}
