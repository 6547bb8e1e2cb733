using System.Collections.Immutable;
using CsCheck;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>Random values, with the edges of every wire form among them.</summary>
internal static class Gens
{
    public static readonly Gen<long> Long = Gen.OneOf(Gen.Long, Gen.OneOf(
        long.MinValue, int.MinValue - 1L, int.MinValue, short.MinValue - 1L, short.MinValue, sbyte.MinValue - 1L, sbyte.MinValue, -33L, -32L, -1L, 0L, 1L,
        127L, 128L, 255L, 256L, 32767L, 32768L, 65535L, 65536L, int.MaxValue, uint.MaxValue, uint.MaxValue + 1L, long.MaxValue));

    public static readonly Gen<int> Int = Long.Select(value => unchecked((int)value));

    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char['\0', '\uD7FF'], 0, 40],
        Gen.OneOf(0, 1, 31, 32, 85, 86, 255, 256, 65535, 65536).Select(length => new string('x', length)),
        Gen.OneOf("", "naïve", "日本語", "\U0001F600"));

    public static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Byte.Array[0, 40], Gen.OneOf(0, 255, 256, 65535, 65536).Select(length => new byte[length]));

    public static readonly Gen<decimal> Decimal = Gen.OneOf(Gen.Decimal, Gen.OneOf(decimal.MinValue, decimal.MaxValue, 0m, -0.0000000000000000000000000001m, 1.00m, 9.95m));

    public static readonly Gen<DateTime> Utc = Gen.OneOf(
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTime(ticks, DateTimeKind.Utc)),
        Gen.OneOf(0L, DateTime.UnixEpoch.Ticks - 1, DateTime.UnixEpoch.Ticks, DateTime.UnixEpoch.AddSeconds(uint.MaxValue).Ticks + 10_000_000,
            DateTime.UnixEpoch.AddSeconds(1L << 34).Ticks, DateTime.MaxValue.Ticks).Select(ticks => new DateTime(ticks, DateTimeKind.Utc)));

    public static readonly Gen<DateTimeOffset> Offset = Gen.Select(Gen.Long[TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay], Gen.Int[-14 * 60, 14 * 60])
        .Select((ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    public static readonly Gen<Money> Money = Gen.Select(Decimal, Text, (amount, currency) => new Money(amount, currency));

    public static readonly Gen<Address> Address = Gen.Select(Text, Text.Null(), Int, (street, note, floor) => new Address(street, note, floor));

    public static readonly Gen<Small> Small = Gen.Byte.Select(value => (Small)value);

    public static readonly Gen<Wide> Wide = Long.Select(value => (Wide)value);

    /// <summary>Arrays up to a length over 15, and the default value.</summary>
    public static Gen<ImmutableArray<T>> Array<T>(Gen<T> element)
        => Gen.Frequency((9, element.Array[0, 20].Select(items => ImmutableArray.Create(items))), (1, Gen.Const(default(ImmutableArray<T>))));
}
