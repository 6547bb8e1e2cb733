using System.Runtime.InteropServices;
using CsCheck;
using Foldstream.Encoding;

namespace Foldstream.Tests.Encoding;

/// <summary>Every value is written byte for byte as MessagePack-CSharp writes it, and each reads what the other wrote.</summary>
public sealed class WireIdentityTests
{
    private const int Count = 10_000;

    [Fact]
    public void Bools_are_the_same() => Same(WireKind.Boolean, [false, true], Gen.Bool);

    [Fact]
    public void Signed_integers_are_the_same()
    {
        Same(WireKind.SByte, WireValues.EdgesOf<sbyte>(), WireValues.Integer<sbyte>());
        Same(WireKind.Int16, WireValues.EdgesOf<short>(), WireValues.Integer<short>());
        Same(WireKind.Int32, WireValues.EdgesOf<int>(), WireValues.Integer<int>());
        Same(WireKind.Int64, WireValues.EdgesOf<long>(), WireValues.Integer<long>());
    }

    [Fact]
    public void Unsigned_integers_are_the_same()
    {
        Same(WireKind.Byte, WireValues.EdgesOf<byte>(), WireValues.Integer<byte>());
        Same(WireKind.UInt16, WireValues.EdgesOf<ushort>(), WireValues.Integer<ushort>());
        Same(WireKind.UInt32, WireValues.EdgesOf<uint>(), WireValues.Integer<uint>());
        Same(WireKind.UInt64, WireValues.EdgesOf<ulong>(), WireValues.Integer<ulong>());
    }

    [Fact]
    public void Floating_point_numbers_are_the_same_bit_for_bit()
    {
        Same(WireKind.Single, [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MinValue, float.Epsilon],
            Gen.UInt.Select(BitConverter.UInt32BitsToSingle), AreSameBits);
        Same(WireKind.Double, [0, -0d, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon],
            Gen.ULong.Select(BitConverter.UInt64BitsToDouble), AreSameBits);
    }

    [Fact]
    public void Chars_are_the_same() => Same(WireKind.Char, ['\0', '\u007f', '\u0080', '\u00ff', '\u0100', '\ud800', '\uffff'], WireValues.Integer<ushort>().Select(c => (char)c));

    [Fact]
    public void Texts_are_the_same()
        => Same(WireKind.String, [.. new[] { 0, 1, 10, 11, 31, 32, 84, 85, 86, 127, 128, 255, 256, 21845, 21846, 65535, 65536 }
            .SelectMany(n => new[] { new string('a', n), new string('é', n), new string('€', n), string.Concat(Enumerable.Repeat("😀", n)) })], WireValues.Text);

    [Fact]
    public void Guids_are_the_same() => Same(WireKind.Guid, [Guid.Empty, Guid.AllBitsSet, new Guid("00112233-4455-6677-8899-aabbccddeeff")], Gen.Guid);

    [Fact]
    public void Decimals_are_the_same_in_value_scale_and_sign()
        => Same(WireKind.Decimal, [0, 0.00m, -0.0m, 1, -1, 9.95m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m],
            Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28], (low, middle, high, negative, scale) => new decimal(low, middle, high, negative, (byte)scale)),
            AreSameBits);

    [Fact]
    public void Points_in_time_are_the_same_and_come_back_as_UTC()
        => Same(WireKind.DateTime, [.. WireValues.TickEdges.SelectMany(t => new[] { new DateTime(t, DateTimeKind.Utc), new DateTime(t, DateTimeKind.Unspecified) })],
            WireValues.Time, (written, read) => read.Kind == DateTimeKind.Utc
                && read.Ticks == (written.Kind == DateTimeKind.Local ? written.ToUniversalTime() : written).Ticks);

    [Fact]
    public void Points_in_time_with_offsets_are_the_same()
        => Same(WireKind.DateTimeOffset,
            [
                .. WireValues.TickEdges.Select(t => new DateTimeOffset(t, TimeSpan.Zero)),
                .. new[] { -840, -129, -128, -33, -32, -1, 1, 127, 128, 255, 256, 840 }.Select(m => new DateTimeOffset(2026, 11, 23, 10, 0, 0, 1, TimeSpan.FromMinutes(m))),
                new(0 + TimeSpan.TicksPerHour, TimeSpan.FromHours(1)), new(DateTime.MaxValue.Ticks - TimeSpan.TicksPerHour, TimeSpan.FromHours(-1)),
            ],
            WireValues.Moment, (written, read) => written.EqualsExact(read));

    [Fact]
    public void Dates_times_and_durations_are_the_same()
    {
        Same(WireKind.DateOnly, [DateOnly.MinValue, DateOnly.MaxValue, new(2026, 11, 23)], Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber));
        Same(WireKind.TimeOnly, [TimeOnly.MinValue, TimeOnly.MaxValue, new(0, 0, 1)], Gen.Long[0, TimeOnly.MaxValue.Ticks].Select(t => new TimeOnly(t)));
        Same(WireKind.TimeSpan, [TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(-1)], WireValues.Integer<long>().Select(t => new TimeSpan(t)));
    }

    [Fact]
    public void Bytes_are_the_same()
        => Same(WireKind.Bytes, [.. new[] { 0, 1, 255, 256, 65535, 65536 }.Select(n => new ReadOnlyMemory<byte>(new byte[n]))],
            Gen.Byte.Array[0, 300].Select(b => new ReadOnlyMemory<byte>(b)), (written, read) => written.Span.SequenceEqual(read.Span));

    [Fact]
    public void Array_headers_and_nil_are_the_same()
    {
        foreach (int count in new[] { 0, 1, 15, 16, 255, 256, 65535, 65536 })
        {
            byte[] peer = PeerCodec.Write(new byte[]?[count]);
            byte[] ours = new byte[WireWriter.MaxSizeOfArrayHeader + (WireWriter.MaxSizeOfNil * count)];
            int position = 0;
            WireWriter.WriteArrayHeader(ours, ref position, count);
            for (int i = 0; i < count; i++)
            {
                WireWriter.WriteNil(ours, ref position);
            }

            Assert.Equal(peer, ours[..position]);
            position = 0;
            Assert.Equal(count, WireReader.ReadArrayHeader(peer, ref position));
            while (position < peer.Length)
            {
                Assert.True(WireReader.TryReadNil(peer, ref position));
            }
        }
    }

    [Fact]
    public void An_event_is_the_same_as_a_keyed_record()
    {
        byte[] ours = new byte[100];
        int length = LineAdded.EncodePayload(new LineAdded("SKU-1", 2, 9.95m), ours);
        byte[] peer = PeerCodec.Write(new PeerLine("SKU-1", 2, 9.95m));
        Assert.Equal(Convert.ToHexString(peer), Convert.ToHexString(ours.AsSpan(0, length)));
        Assert.Equal(new PeerLine("SKU-1", 2, 9.95m), PeerCodec.Read<PeerLine>(ours[..length]));
        LineAdded.DecodePayload(peer, ulong.MaxValue, out LineAdded read);
        Assert.Equal(new LineAdded("SKU-1", 2, 9.95m), read);
    }

    private static void Same<T>(WireKind<T> kind, T[] edges, Gen<T> random, Func<T, T, bool>? areSame = null)
    {
        Func<T, T, bool> same = areSame ?? EqualityComparer<T>.Default.Equals;
        foreach (T value in edges)
        {
            SameOne(kind, value, same);
        }

        random.Sample(value => SameOne(kind, value, same), iter: Count, print: value => Convert.ToHexString(kind.Write(value)));
    }

    private static void SameOne<T>(WireKind<T> kind, T value, Func<T, T, bool> same)
    {
        byte[] ours = kind.Write(value);
        byte[] peer = PeerCodec.Write(value);
        Assert.Equal(Convert.ToHexString(peer), Convert.ToHexString(ours));
        Assert.True(same(value, kind.Read(peer, out int end)), $"read another {kind} than was written");
        Assert.Equal(peer.Length, end);
        Assert.True(same(value, PeerCodec.Read<T>(ours)), $"the peer read another {kind} than was written");

        // The same bytes in the middle of others, where the inline readers could look too far.
        byte[] within = [0xc1, .. peer, 0xc1];
        int skipped = 1;
        WireReader.Skip(within, ref skipped);
        Assert.Equal(peer.Length + 1, skipped);
        Assert.True(same(value, kind.Read(within.AsSpan(1), out end)));
        Assert.Equal(peer.Length, end);
    }

    private static bool AreSameBits<T>(T first, T second)
        where T : unmanaged
        => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in first)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in second)));
}
