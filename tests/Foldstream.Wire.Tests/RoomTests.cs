using System.Buffers.Binary;
using Foldstream.Kinds;

namespace Foldstream.Wire.Tests;

/// <summary>A reader makes room for what the bytes can hold, not for what they claim.</summary>
public sealed class RoomTests
{
    private const int Rest = 1 << 16;

    [Theory]
    [InlineData(0xdd, 0, 0)] // the array
    [InlineData(0xdd, 1, 0)] // the list
    [InlineData(0xdf, 2, 1)] // the map
    public void A_count_that_the_bytes_could_hold_if_elements_were_small_makes_no_room(byte header, int member, int shift)
    {
        // Empty members before it, then a header that claims an element for each byte, or a key and a value for each two, then zeros.
        byte[] payload = new byte[1 + member + 5 + Rest];
        payload[0] = 0x93;
        payload.AsSpan(1, member).Fill(0x90);
        payload[1 + member] = header;
        BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(2 + member), Rest >> shift);
        Assert.Throws<MalformedPayloadException>(() => Read(payload));
        long before = GC.GetAllocatedBytesForCurrentThread();
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Read(payload));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 10);
        Assert.Equal(1 + member, error.Offset);
        Assert.Contains("claims more elements than the bytes that are left can hold", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, new byte[] { 0x90 }, 64)]
    [InlineData(0, new byte[] { 0x91, 0x05 }, 128)]
    [InlineData(1, new byte[] { 0x80 }, 64)]
    [InlineData(1, new byte[] { 0x81, 0xa0, 0x05 }, 128)]
    [InlineData(2, new byte[] { 0x90 }, 64)]
    [InlineData(2, new byte[] { 0x91, 0xa0 }, 128)]
    [InlineData(3, new byte[] { 0x90 }, 64)]
    [InlineData(3, new byte[] { 0x91, 0x05 }, 64)]
    public void Small_collections_cost_what_their_objects_cost(int member, byte[] collection, int most)
    {
        const int Count = 10_000;
        byte[] payload = [0x94, .. Enumerable.Repeat<byte>(0x90, member), 0xdc, Count >> 8, Count & 0xff, .. Enumerable.Repeat(collection, Count).SelectMany(value => value), .. Enumerable.Repeat<byte>(0x90, 3 - member)];
        Nests.DecodePayload(payload, ulong.MaxValue, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Nests.DecodePayload(payload, ulong.MaxValue, out _);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / payload.Length, 0, most);
    }

    private static void Read(byte[] payload) => Ledgers.DecodePayload(payload, ulong.MaxValue, out _);
}
