using System.Buffers.Binary;
using Foldstream.Pages;

namespace Foldstream.Benchmarks.Bank;

/// <summary>A page without its store, and what its checksum covers besides.</summary>
internal sealed record LoosePage(byte[] Bytes, int Count, uint Seed, AppendId AppendId, DateTimeOffset Time)
{
    /// <summary>The frames, after the checksum has been compared.</summary>
    public ReadOnlySpan<byte> Verified()
        => PageFormat.ChecksumOf(new PageAddress(Seed, AppendId, Time), Bytes) == BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(12))
            ? Bytes.AsSpan(PageFormat.HeaderSize)
            : throw new InvalidDataException("The checksum fails.");
}
