namespace Foldstream.Tests.Encoding;

/// <summary>Other MessagePack writers choose longer forms; all of them mean the same value.</summary>
public sealed class LenientReadingTests
{
    [Theory]
    [InlineData("05")]
    [InlineData("cc05")]
    [InlineData("cd0005")]
    [InlineData("ce00000005")]
    [InlineData("cf0000000000000005")]
    [InlineData("d005")]
    [InlineData("d10005")]
    [InlineData("d200000005")]
    [InlineData("d30000000000000005")]
    public void An_integer_is_read_from_every_form(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Reads(WireKind.SByte, (sbyte)5, bytes);
        Reads(WireKind.Int16, (short)5, bytes);
        Reads(WireKind.Int32, 5, bytes);
        Reads(WireKind.Int64, 5L, bytes);
        Reads(WireKind.Byte, (byte)5, bytes);
        Reads(WireKind.UInt16, (ushort)5, bytes);
        Reads(WireKind.UInt32, 5u, bytes);
        Reads(WireKind.UInt64, 5ul, bytes);
        Reads(WireKind.Char, '\u0005', bytes);
        Reads(WireKind.DateOnly, DateOnly.FromDayNumber(5), bytes);
        Reads(WireKind.TimeOnly, new TimeOnly(5), bytes);
        Reads(WireKind.TimeSpan, new TimeSpan(5), bytes);
    }

    [Theory]
    [InlineData("a26869")]
    [InlineData("d9026869")]
    [InlineData("da00026869")]
    [InlineData("db000000026869")]
    public void A_text_is_read_from_every_form(string hex) => Reads(WireKind.String, "hi", Convert.FromHexString(hex));

    [Theory]
    [InlineData("c410")]
    [InlineData("c50010")]
    [InlineData("c600000010")]
    public void Guids_decimals_and_bytes_are_read_from_every_form(string header)
    {
        byte[] bytes = Convert.FromHexString(header + "000002000000000039300000 00000000".Replace(" ", "", StringComparison.Ordinal));
        Reads(WireKind.Decimal, 123.45m, bytes);
        Reads(WireKind.Guid, new Guid(bytes.AsSpan(^16..)), bytes);
        Assert.Equal(bytes[^16..], WireKind.Bytes.Read(bytes, out _).ToArray());
    }

    [Theory]
    [InlineData("d6ff6a241c20")]
    [InlineData("d7ff000000006a241c20")]
    [InlineData("c704ff6a241c20")]
    [InlineData("c708ff000000006a241c20")]
    [InlineData("c70cff00000000000000006a241c20")]
    [InlineData("c8000cff00000000000000006a241c20")]
    [InlineData("c90000000cff00000000000000006a241c20")]
    public void A_timestamp_is_read_from_every_form(string hex)
    {
        DateTime time = DateTime.UnixEpoch.AddSeconds(0x6a241c20);
        Reads(WireKind.DateTime, time, Convert.FromHexString(hex));
        Reads(WireKind.DateTimeOffset, new DateTimeOffset(time), [0x92, .. Convert.FromHexString(hex), 0x00]);
        Reads(WireKind.DateTimeOffset, new DateTimeOffset(time), [0xdc, 0x00, 0x02, .. Convert.FromHexString(hex), 0xd1, 0x00, 0x00]);
    }

    [Fact]
    public void A_32_bit_float_is_widened() => Reads(WireKind.Double, 1.5, [0xca, 0x3f, 0xc0, 0x00, 0x00]);

    [Fact]
    public void What_is_below_100_nanoseconds_is_cut_off()
        => Reads(WireKind.DateTime, DateTime.UnixEpoch.AddTicks(1), Convert.FromHexString("c70cff000000c70000000000000000"));

    private static void Reads<T>(WireKind<T> kind, T expected, byte[] bytes)
    {
        Assert.Equal(expected, kind.Read(bytes, out int end));
        Assert.Equal(bytes.Length, end);
    }
}
