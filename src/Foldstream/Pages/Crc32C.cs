using System.Buffers.Binary;
using System.Numerics;

namespace Foldstream.Pages;

/// <summary>CRC-32C without its final inversion, so that it can be continued.</summary>
internal static class Crc32C
{
    // To compile the faster ways takes some three milliseconds of a program's start, several times what they save over so many bytes.
    private const int ColdBytes = 1 << 20;

    private static long _bytesSoFar;

    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Crc32CFolding.LeastLength)
        {
            return AppendWords(state, bytes);
        }

        // Threads that count at once may count too little: it goes on word by word for a few pages more.
        if (_bytesSoFar < ColdBytes)
        {
            _bytesSoFar += bytes.Length;
            return AppendWords(state, bytes);
        }

        return AppendMany(state, bytes);
    }

    /// <summary>What <see cref="Append"/> does once it is worth it: from <see cref="Crc32CFolding.LeastLength"/> bytes on.</summary>
    public static uint AppendMany(uint state, ReadOnlySpan<byte> bytes)
        => Crc32CFolding.IsSupported ? AppendWords(Crc32CFolding.AppendBlocks(state, ref bytes), bytes) : AppendInLanes(state, bytes);

    /// <summary>What <see cref="AppendMany"/> does where the processor has no wide carry-less multiplication.</summary>
    public static uint AppendInLanes(uint state, ReadOnlySpan<byte> bytes)
    {
        state = Crc32CLanes.Append(state, ref bytes);
        return AppendWords(state, bytes);
    }

    /// <summary>By the processor's instruction alone, or without any.</summary>
    public static uint AppendWords(uint state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        if (bytes.Length >= sizeof(uint))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt32LittleEndian(bytes));
            bytes = bytes[sizeof(uint)..];
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            state = BitOperations.Crc32C(state, bytes[i]);
        }

        return state;
    }
}
