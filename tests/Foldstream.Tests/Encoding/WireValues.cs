using System.Numerics;
using CsCheck;

namespace Foldstream.Tests.Encoding;

/// <summary>Values of each kind: those at the edges of an encoding, and random ones of every magnitude.</summary>
internal static class WireValues
{
    private static readonly Int128[] IntegerEdges = [.. Enumerable.Range(0, 65).SelectMany(EdgesAt).Concat([31, 32, 33, -31, -32, -33]).Distinct()];

    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.Char.AlphaNumeric.Array[0, 40].Select(c => new string(c)),
        Gen.OneOf(Gen.Char['\0', '\u00ff'], Gen.Char['\u0100', '\ud7ff'], Gen.Char['\ue000', '\uffff']).Array[0, 90].Select(c => new string(c)),
        Gen.Int[0x10000, 0x10ffff].Select(char.ConvertFromUtf32).Array[0, 20].Select(string.Concat));

    public static readonly Gen<DateTimeOffset> Moment = Gen.Select(TicksGen(), Gen.OneOf(Gen.Const(0), Gen.Int[-840, 840]), (ticks, minutes) =>
    {
        long offset = minutes * TimeSpan.TicksPerMinute;
        return new DateTimeOffset(Math.Clamp(ticks, Math.Max(0, offset), DateTime.MaxValue.Ticks + Math.Min(0, offset)), new TimeSpan(offset));
    });

    public static readonly Gen<DateTime> Time = Gen.Select(TicksGen(), Gen.Enum<DateTimeKind>(), (ticks, kind) => new DateTime(ticks, kind));

    public static readonly long[] TickEdges =
    [
        0, 1, TimeSpan.TicksPerSecond - 1, DateTime.UnixEpoch.Ticks - 1, DateTime.UnixEpoch.Ticks, DateTime.UnixEpoch.Ticks + 1,
        AtSecond(uint.MaxValue) - 1, AtSecond(uint.MaxValue), AtSecond(uint.MaxValue) + 1, AtSecond(1L << 32) - 1, AtSecond(1L << 32),
        AtSecond(1L << 34) - 1, AtSecond(1L << 34), AtSecond(1L << 34) + 1, DateTime.MaxValue.Ticks - TimeSpan.TicksPerSecond + 1, DateTime.MaxValue.Ticks,
    ];

    public static T[] EdgesOf<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T>
        => [.. IntegerEdges.Where(n => n >= Int128.CreateChecked(T.MinValue) && n <= Int128.CreateChecked(T.MaxValue)).Select(T.CreateChecked)];

    /// <summary>Random integers whose sizes, not only whose values, are spread evenly.</summary>
    public static Gen<T> Integer<T>()
        where T : IBinaryInteger<T>
        => Gen.Select(Gen.ULong, Gen.Int[0, 63], Gen.Bool, (bits, shift, negative) => T.CreateTruncating(negative ? ~(bits >> shift) : bits >> shift));

    private static IEnumerable<Int128> EdgesAt(int power)
    {
        Int128 edge = Int128.One << power;
        return [edge - 1, edge, edge + 1, -edge - 1, -edge, -edge + 1];
    }

    private static long AtSecond(long second) => DateTime.UnixEpoch.Ticks + (second * TimeSpan.TicksPerSecond);

    // Half of them whole seconds, half of them within the years of the shorter timestamps.
    private static Gen<long> TicksGen() => Gen.OneOf(
        Gen.Long[0, DateTime.MaxValue.Ticks],
        Gen.Long[0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond].Select(s => s * TimeSpan.TicksPerSecond),
        Gen.Long[AtSecond(0), AtSecond(1L << 34)],
        Gen.Long[0, uint.MaxValue].Select(AtSecond));
}
