using System.Buffers;
using CsCheck;
using Foldstream.Encoding;
using MessagePack;

namespace Foldstream.Tests.Encoding;

public sealed class SkippingTests
{
    private const int Levels = 1_000_000;

    [Theory]
    [InlineData("91", "c0", "")]
    [InlineData("dc0001", "c0", "")]
    [InlineData("dd00000001", "c0", "")]
    [InlineData("81c0", "c0", "")]
    [InlineData("81", "c0", "c0")]
    [InlineData("de0001c0", "c0", "")]
    public void A_million_levels_are_skipped_without_descending(string open, string inner, string close)
    {
        byte[] bytes = [.. Repeated(open), .. Convert.FromHexString(inner), .. Repeated(close)];
        int position = 0;
        WireReader.Skip(bytes, ref position);
        Assert.Equal(bytes.Length, position);

        byte[] cut = bytes[..^1];
        Assert.Throws<MalformedPayloadException>(() =>
        {
            int at = 0;
            WireReader.Skip(cut, ref at);
        });
    }

    [Fact]
    public void Counts_that_multiply_end_at_the_bytes_that_there_are()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0x9f, Levels)];
        Assert.Throws<MalformedPayloadException>(() =>
        {
            int at = 0;
            WireReader.Skip(bytes, ref at);
        });
    }

    [Fact]
    public void Any_value_is_skipped_as_MessagePack_skips_it()
        => Gen.Int.Sample(seed =>
        {
            ArrayBufferWriter<byte> buffer = new();
            MessagePackWriter writer = new(buffer);
            WriteAny(ref writer, new Random(seed), 4);
            writer.Flush();
            int first = buffer.WrittenCount;
            writer = new MessagePackWriter(buffer);
            WriteAny(ref writer, new Random(~seed), 2);
            writer.Flush();

            int position = 0;
            WireReader.Skip(buffer.WrittenSpan, ref position);
            Assert.Equal(first, position);
            position = 0;
            WireReader.Skip(buffer.WrittenSpan, ref position, 2);
            Assert.Equal(buffer.WrittenCount, position);
            WireReader.Skip(buffer.WrittenSpan, ref position, 0);
            WireReader.EnsureEnd(buffer.WrittenSpan, position);
        }, iter: 5_000);

    [Fact]
    public void Bytes_behind_the_end_are_malformed()
        => Assert.Equal(1, Assert.Throws<MalformedPayloadException>(() => WireReader.EnsureEnd([0x90, 0xc0], 1)).Offset);

    [Fact]
    public void Nil_is_only_taken_where_it_stands()
    {
        int position = 0;
        Assert.False(WireReader.TryReadNil([0xc2, 0xc0], ref position));
        Assert.Equal(0, position);
        position = 1;
        Assert.True(WireReader.TryReadNil([0xc2, 0xc0], ref position));
        Assert.Equal(2, position);
        Assert.Throws<MalformedPayloadException>(() => WireReader.TryReadNil([0xc2, 0xc0], ref position));
    }

    [Fact]
    public void Members_that_are_missing_or_null_are_named()
    {
        Assert.Contains("'Sku'", Assert.Throws<MalformedPayloadException>(() => WireReader.ThrowMissingMember("Sku", 7)).Message, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Throws<MalformedPayloadException>(() => WireReader.ThrowNullMember("Sku", 7)).Offset);
    }

    private static byte[] Repeated(string hex) => [.. Enumerable.Repeat(Convert.FromHexString(hex), Levels).SelectMany(bytes => bytes)];

    private static void WriteAny(ref MessagePackWriter writer, Random random, int depth)
    {
        int count = random.Next(20);
        switch (random.Next(depth > 0 ? 10 : 8))
        {
            case 0:
                writer.Write(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64));
                break;
            case 1:
                writer.Write(new string('é', random.Next(400)));
                break;
            case 2:
                writer.Write(new byte[random.Next(70_000) >> random.Next(16)]);
                break;
            case 3:
                writer.WriteExtensionFormat(new ExtensionResult(5, new byte[random.Next(300) >> random.Next(8)]));
                break;
            case 4:
                writer.WriteExtensionFormat(new ExtensionResult(5, new byte[1 << random.Next(5)]));
                break;
            case 5:
                writer.Write(random.NextDouble());
                break;
            case 6:
                writer.Write(random.NextSingle());
                break;
            case 7:
                writer.Write(random.Next(2) == 0);
                break;
            case 8:
                writer.WriteArrayHeader(count);
                for (int i = 0; i < count; i++)
                {
                    WriteAny(ref writer, random, depth - 1);
                }

                break;
            default:
                writer.WriteMapHeader(count);
                for (int i = 0; i < 2 * count; i++)
                {
                    WriteAny(ref writer, random, depth - 1);
                }

                break;
        }
    }
}
