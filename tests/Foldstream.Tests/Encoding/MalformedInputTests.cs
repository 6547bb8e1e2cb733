using CsCheck;
using Foldstream.Encoding;

namespace Foldstream.Tests.Encoding;

/// <summary>Whatever the bytes are, a reader gives a value that lies within them or one typed error, and allocates no more than they warrant.</summary>
public sealed class MalformedInputTests
{
    private static readonly byte[][] Samples = [.. SampleValues()];

    public static TheoryData<string> Kinds => [.. WireKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_truncation_of_every_encoding_is_malformed(string name)
    {
        WireKind kind = KindOf(name);
        int own = 0;
        foreach (byte[] sample in Samples.Where(sample => Accepts(kind, sample)))
        {
            own++;
            for (int length = 0; length < sample.Length; length += length < 20 ? 1 : 1 + (sample.Length / 20))
            {
                MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => kind.ReadPast(sample.AsSpan(0, length)));
                Assert.InRange(error.Offset, 0, length);
                Assert.Throws<MalformedPayloadException>(() => Skip(sample.AsSpan(0, length)));
            }
        }

        Assert.True(own >= 2, $"no samples of {name}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mutated_and_random_bytes_give_a_value_or_the_typed_error(string name)
    {
        WireKind kind = KindOf(name);
        byte[][] own = [.. Samples.Where(sample => Accepts(kind, sample))];
        Gen<byte[]> mutated = Gen.Select(Gen.Int[0, own.Length - 1], Gen.Select(Gen.Int[0, 15], Gen.Byte).Array[1, 3], (index, changes) =>
        {
            byte[] bytes = [.. own[index]];
            foreach ((int at, byte value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }

            return bytes;
        });
        Gen.OneOf(mutated, Gen.Byte.Array[0, 24]).Sample(bytes => Accepts(kind, bytes) is var _, iter: 3_000);
    }

    [Fact]
    public void Skipping_random_bytes_ends_within_them_or_gives_the_typed_error()
        => Gen.Byte.Array[0, 64].Sample(bytes =>
        {
            try
            {
                Assert.InRange(Skip(bytes), 1, bytes.Length);
            }
            catch (MalformedPayloadException error)
            {
                Assert.InRange(error.Offset, 0, bytes.Length);
            }
        }, iter: 10_000);

    [Theory]
    [InlineData("d9ff")]
    [InlineData("daffff")]
    [InlineData("db7fffffff")]
    [InlineData("dbffffffff")]
    [InlineData("c4ff")]
    [InlineData("c5ffff")]
    [InlineData("c67fffffff")]
    [InlineData("c6ffffffff")]
    [InlineData("c9ffffffff01")]
    [InlineData("dcffff")]
    [InlineData("dd7fffffff")]
    [InlineData("ddffffffff")]
    [InlineData("deffff")]
    [InlineData("df7fffffff")]
    [InlineData("dfffffffff")]
    [InlineData("dddfffffffdfffffffff")]
    public void A_length_that_lies_allocates_nothing_for_what_it_claims(string hex)
    {
        byte[] bytes = [.. Convert.FromHexString(hex), .. new byte[64]];
        Assert.Throws<MalformedPayloadException>(() => Skip(bytes));
        foreach (WireKind kind in WireKind.All)
        {
            Assert.Throws<MalformedPayloadException>(() => kind.ReadPast(bytes));
        }

        Assert.Throws<MalformedPayloadException>(() => ArrayHeaderOf(bytes));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            Refuses(() => WireKind.String.ReadPast(bytes));
            Refuses(() => WireKind.Bytes.ReadPast(bytes));
            Refuses(() => ArrayHeaderOf(bytes));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Theory]
    [InlineData("bool", "c1", "c0", "00", "01", "c4", "cc00")]
    [InlineData("i8", "cc80", "d1ff7f", "ce00000080", "cf0000000000000080", "ca00000000", "c0", "a130")]
    [InlineData("i16", "cd8000", "d2ffff7fff", "cf8000000000000000")]
    [InlineData("i32", "ce80000000", "d3ffffffff7fffffff", "cfffffffffffffffff", "cb0000000000000000")]
    [InlineData("i64", "cf8000000000000000", "cfffffffffffffffff", "c2")]
    [InlineData("u8", "ff", "cd0100", "d0ff", "d38000000000000000")]
    [InlineData("u16", "e0", "ce00010000", "d1ffff")]
    [InlineData("u32", "ff", "cf0000000100000000", "d2ffffffff")]
    [InlineData("u64", "ff", "d0ff", "d3ffffffffffffffff")]
    [InlineData("f32", "cb3ff0000000000000", "01", "c0")]
    [InlineData("f64", "01", "c0", "a131")]
    [InlineData("char", "ce00010000", "ff", "a161")]
    [InlineData("str", "a1ff", "a2c080", "a3eda080", "a4f4908080", "c40161", "c0", "61")]
    [InlineData("bin", "a161", "c0", "91c2")]
    [InlineData("guid", "c40f000000000000000000000000000000", "c41100000000000000000000000000000000ff", "d800000000000000000000000000000000ff")]
    [InlineData("decimal", "c41000001d0000000000000000000000000000", "c41001000000000000000000000000000000", "c41000000001000000000000000000000000", "c4100000ff00000000000000000000000000")]
    [InlineData("datetime", "d6010000000000", "d7ffee6b280000000000", "c70cff3b9aca000000000000000000", "c70cff00000000000000 3afff44180",
        "c70cff00000000fffffff1886e08ff", "c70cff000000007fffffffffffffff", "c70cff000000008000000000000000", "d5ff0000", "c0")]
    [InlineData("datetimeoffset", "91d6ff00000000", "93d6ff000000000000", "92d6ff00000000cd0349", "92d6ff00000000d1fcb7", "92c70cff00000000fffffff1886e090001", "92d6ff00000000c0")]
    [InlineData("date", "ff", "ce0037bb5b", "cf8000000000000000")]
    [InlineData("time", "ff", "cf000000c92a69c000")]
    [InlineData("duration", "cf8000000000000000", "c0")]
    public void What_no_value_can_be_is_malformed(string name, params string[] encodings)
    {
        foreach (string hex in encodings)
        {
            byte[] bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
            Assert.Throws<MalformedPayloadException>(() => KindOf(name).ReadPast(bytes));
        }
    }

    [Theory]
    [InlineData("90", 0)]
    [InlineData("91c0", 1)]
    [InlineData("92c0", null)]
    [InlineData("9fc0c0c0c0c0c0c0c0c0c0c0c0c0c0", null)]
    [InlineData("9fc0c0c0c0c0c0c0c0c0c0c0c0c0c0c0", 15)]
    [InlineData("dc0002c0", null)]
    [InlineData("dc0002c0c0", 2)]
    [InlineData("dd00000002c0", null)]
    [InlineData("dd00000002c0c0", 2)]
    [InlineData("dc00", null)]
    [InlineData("dd000000", null)]
    [InlineData("80", null)]
    [InlineData("a0", null)]
    [InlineData("", null)]
    public void An_array_has_at_least_as_many_bytes_as_elements(string hex, int? count)
    {
        byte[] bytes = Convert.FromHexString(hex);
        if (count is null)
        {
            Assert.Throws<MalformedPayloadException>(() => ArrayHeaderOf(bytes));
        }
        else
        {
            Assert.Equal(count, ArrayHeaderOf(bytes));
        }
    }

    [Fact]
    public void Messages_hold_no_value_of_the_payload()
    {
        byte[] secret = [0xa6, .. "secret"u8];
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => WireKind.Int32.ReadPast(secret));
        Assert.Equal("Expected i32 and found a str, or the payload ends within it (at byte 0 of the payload)", error.Message);
    }

    private static bool Accepts(WireKind kind, byte[] bytes)
    {
        try
        {
            Assert.InRange(kind.ReadPast(bytes), 1, bytes.Length);
            return true;
        }
        catch (ProtectedMemberException)
        {
            // Random bytes may well be a protected value.
            return false;
        }
        catch (MalformedPayloadException error)
        {
            Assert.InRange(error.Offset, 0, bytes.Length);
            return false;
        }
    }

    private static void Refuses(Action read)
    {
        try
        {
            read();
        }
        catch (MalformedPayloadException)
        {
        }
    }

    private static int ArrayHeaderOf(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        return WireReader.ReadArrayHeader(bytes, ref position);
    }

    private static int Skip(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        WireReader.Skip(bytes, ref position);
        return position;
    }

    private static WireKind KindOf(string name) => WireKind.All.Single(kind => kind.Name == name);

    private static IEnumerable<byte[]> SampleValues()
    {
        foreach (bool value in new[] { true, false })
        {
            yield return WireKind.Boolean.Write(value);
        }

        foreach (long value in WireValues.EdgesOf<long>())
        {
            yield return WireKind.Int64.Write(value);
        }

        foreach (int length in new[] { 0, 1, 31, 32, 255, 256, 65536 })
        {
            yield return WireKind.String.Write(new string('x', length));
            yield return WireKind.Bytes.Write(new byte[length]);
        }

        yield return WireKind.Version.Write(new Version(0, 1));
        yield return WireKind.Version.Write(new Version(1, 2, 3, int.MaxValue));

        foreach (long ticks in WireValues.TickEdges)
        {
            yield return WireKind.DateTime.Write(new DateTime(ticks));
            yield return WireKind.DateTimeOffset.Write(new DateTimeOffset(ticks, TimeSpan.Zero));
        }

        foreach (float value in new[] { 1.5f, float.NaN })
        {
            yield return WireKind.Single.Write(value);
            yield return WireKind.Double.Write(value);
            yield return WireKind.Guid.Write(Guid.NewGuid());
            yield return WireKind.Decimal.Write(1.5m);
        }

        yield return WireKind.DateTimeOffset.Write(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromMinutes(-300)));
        yield return WireKind.Decimal.Write(decimal.MinValue);
    }
}
