using System.Collections.Immutable;
using System.Numerics;
using CsCheck;

namespace Foldstream.Kinds;

/// <summary>Random values, with the edges of every wire form among them.</summary>
public static class Values
{
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.OneOf(Gen.Char['\0', '\u007f'], Gen.Char['\0', '\ud7ff']), 0, 40],
        Gen.Select(Gen.OneOf(0, 1, 10, 11, 15, 16, 31, 32, 84, 85, 86, 127, 128, 255, 256), Gen.OneOf("x", "é", "€", "😀"), (count, text) => string.Concat(Enumerable.Repeat(text, count))),
        Gen.Frequency((999, Gen.Const(40)), (1, Gen.OneOf(21845, 65535, 65536))).Select(length => new string('x', length)),
        Gen.OneOf("", "naïve", "日本語", "😀", "\"\\/\b\f\n\r\t", "\u2028\u2029\ufeff", "<script>&'", "\ufffd\uffff"));

    public static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (99, Gen.Byte.Array[0, 40]), (9, Gen.OneOf(0, 15, 16, 17, 31, 32, 255, 256).Select(length => new byte[length])), (1, Gen.OneOf(65535, 65536).Select(length => new byte[length])));

    public static readonly Gen<float> Single = Gen.OneOf(Gen.UInt.Select(BitConverter.UInt32BitsToSingle), Gen.Float,
        Gen.OneOf(0, -0f, 1.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MinValue, float.MaxValue, float.Epsilon));

    public static readonly Gen<double> Double = Gen.OneOf(Gen.ULong.Select(BitConverter.UInt64BitsToDouble), Gen.Double,
        Gen.OneOf(0, -0d, 1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MinValue, double.MaxValue, double.Epsilon, 1e21, 1e-7, 5e-324, 1e15, 9007199254740993));

    public static readonly Gen<char> Char = Gen.OneOf(Gen.Char, Gen.OneOf('\0', '"', '\\', '\u007f', '\u0080', '\u00ff', '\u0100', '\ud800', '\udfff', '\uffff'));

    public static readonly Gen<decimal> Decimal = Gen.OneOf(
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28], (low, middle, high, negative, scale) => new decimal(low, middle, high, negative, (byte)scale)),
        Gen.Select(Gen.Int, Gen.Int[0, 28], (low, scale) => new decimal(low & 0xffff, 0, 0, low < 0, (byte)scale)),
        Gen.OneOf(0, 0.00m, -0.0m, 1, -1, 9.95m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -0.0000000000000000000000000000m));

    public static readonly Gen<DateTime> Time = Ticks(0, DateTime.MaxValue.Ticks)
        .Select(Gen.OneOf(DateTimeKind.Utc, DateTimeKind.Utc, DateTimeKind.Unspecified), (ticks, kind) => new DateTime(ticks, kind));

    public static readonly Gen<DateTimeOffset> Moment = Gen.Select(
            Ticks(14 * TimeSpan.TicksPerHour, DateTime.MaxValue.Ticks - (14 * TimeSpan.TicksPerHour)),
            Gen.OneOf(Gen.Const(0), Gen.Int[-840, 840], Gen.OneOf(-840, -129, -128, -127, -33, -32, -31, -1, 1, 60, 127, 128, 255, 256, 840)))
        .Select((ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    public static readonly Gen<DateOnly> Date = Gen.OneOf(Gen.Int[0, DateOnly.MaxValue.DayNumber], Gen.OneOf(0, 1, 127, 128, 255, 256, 65535, 65536, DateOnly.MaxValue.DayNumber))
        .Select(DateOnly.FromDayNumber);

    public static readonly Gen<TimeOnly> TimeOfDay = Gen.OneOf(Gen.Long[0, TimeOnly.MaxValue.Ticks], Gen.Int[0, 86_399].Select(second => second * TimeSpan.TicksPerSecond),
        Gen.OneOf(0L, 1, 127, 128, 65536, uint.MaxValue, uint.MaxValue + 1L, TimeOnly.MaxValue.Ticks)).Select(ticks => new TimeOnly(ticks));

    public static readonly Gen<TimeSpan> Duration = Gen.OneOf(Integer<long>(), Gen.Int.Select(second => second * TimeSpan.TicksPerSecond)).Select(ticks => new TimeSpan(ticks));

    public static readonly Gen<Money> Money = Gen.Select(Decimal, Text, (amount, currency) => new Money(amount, currency));

    public static readonly Gen<Address> Address = Gen.Select(Text, Text.Null(), Integer<int>(), (street, note, floor) => new Address(street, note, floor));

    public static readonly Gen<Level> Level = Gen.Byte.Select(value => (Level)value);

    public static readonly Gen<Sku> Sku = Text.Select(text => new Sku(text));

    /// <summary>Integers of a type, on both sides of every edge between MessagePack's forms that it has.</summary>
    public static Gen<T> Integer<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
        => Gen.OneOf(
            Gen.Select(Gen.ULong, Gen.Int[0, 63], (bits, shift) => T.CreateTruncating(bits >> shift)),
            Gen.Select(Gen.Long, Gen.Int[0, 63], (bits, shift) => T.CreateTruncating(bits >> shift)),
            Gen.Select(Gen.OneOf(0, 5, 7, 8, 15, 16, 31, 32, 63, 64), Gen.Int[-2, 2], Gen.Bool, (power, more, negative) =>
                T.CreateTruncating(negative ? -((Int128)1 << power) + more : ((Int128)1 << power) + more)),
            Gen.OneOf(T.MinValue, T.MaxValue, T.Zero));

    /// <summary>Arrays up to a length over 15, now and then over 255, and the default value.</summary>
    public static Gen<ImmutableArray<T>> Array<T>(Gen<T> element)
        => Gen.Frequency(
            (90, element.Array[0, 3].Select(items => ImmutableArray.Create(items))),
            (5, element.Array[14, 18].Select(items => ImmutableArray.Create(items))),
            (4, Gen.Const(default(ImmutableArray<T>))));

    // Half of them whole seconds, half of them within the years of the shorter timestamps, and the edges between the three forms.
    private static Gen<long> Ticks(long least, long most) => Gen.OneOf(
            Gen.Long[least, most],
            Gen.Long[0, most / TimeSpan.TicksPerSecond].Select(second => second * TimeSpan.TicksPerSecond),
            Gen.Long[AtSecond(0), AtSecond(1L << 34)],
            Gen.Long[0, uint.MaxValue].Select(AtSecond),
            Gen.Select(Gen.OneOf(0, uint.MaxValue, uint.MaxValue + 1L, (1L << 34) - 1, 1L << 34), Gen.OneOf(-1L, 0, 1, 9_999_999), (second, more) => AtSecond(second) + more),
            Gen.OneOf(least, most))
        .Select(ticks => Math.Clamp(ticks, least, most));

    private static long AtSecond(long second) => DateTime.UnixEpoch.Ticks + (second * TimeSpan.TicksPerSecond);
}
