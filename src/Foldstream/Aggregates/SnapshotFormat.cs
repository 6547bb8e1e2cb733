using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>
/// The layout of a snapshot, format 1: a header of 76 bytes, then the state. All integers of the header are little-endian. <c>docs/wire-format.md</c> is its specification.
/// </summary>
internal static class SnapshotFormat
{
    /// <summary>The format version that this build writes, and the only one that it reads.</summary>
    public const byte Version = 1;

    /// <summary>The size of the header in bytes.</summary>
    public const int HeaderSize = 76;

    private const int Checksum = 4, Fingerprint = 8, LastVersion = 24, AppendId = 32, Position = 48, Count = 56, Time = 60, Latest = 68;

    /// <summary>Writes the header before the state, which must be final.</summary>
    public static void Seal(Span<byte> snapshot, in SnapshotAddress address, in SnapshotHeader header)
    {
        snapshot[..HeaderSize].Clear();
        snapshot[0] = Version;
        address.Fingerprint.WriteTo(snapshot[Fingerprint..]);
        BinaryPrimitives.WriteInt64LittleEndian(snapshot[LastVersion..], header.LastAppend.Version);
        header.LastAppend.AppendId.WriteTo(snapshot[AppendId..]);
        BinaryPrimitives.WriteInt64LittleEndian(snapshot[Position..], header.LastAppend.Position);
        BinaryPrimitives.WriteInt32LittleEndian(snapshot[Count..], header.LastAppend.Count);
        BinaryPrimitives.WriteInt64LittleEndian(snapshot[Time..], StoredTime.Of(header.LastAppend.Time));
        BinaryPrimitives.WriteInt64LittleEndian(snapshot[Latest..], StoredTime.Of(header.Latest));
        BinaryPrimitives.WriteUInt32LittleEndian(snapshot[Checksum..], ChecksumOf(snapshot, in address));
    }

    /// <summary>Reads the header, when the snapshot is the one that it should be.</summary>
    /// <param name="stored">The snapshot as the store has it.</param>
    /// <param name="address">Where it was looked for.</param>
    /// <param name="header">The header.</param>
    /// <param name="fault">What is wrong with it, as the rest of a sentence.</param>
    public static bool TryOpen(in StoredSnapshot stored, in SnapshotAddress address, out SnapshotHeader header, [NotNullWhen(false)] out string? fault)
    {
        ReadOnlySpan<byte> snapshot = stored.Bytes.Span;
        header = default;
        fault = snapshot.Length < HeaderSize ? "it is shorter than its header"
            : snapshot[0] != Version ? $"its format version is {snapshot[0]}, and this build reads {Version}"
            : BinaryPrimitives.ReadUInt32LittleEndian(snapshot[Checksum..]) != ChecksumOf(snapshot, in address) ? "its checksum fails"
            : (snapshot[1] | snapshot[2] | snapshot[3]) != 0 ? "its header has flags that this build doesn't know"
            : FoldFingerprint.ReadFrom(snapshot.Slice(Fingerprint, FoldFingerprint.Size)) != address.Fingerprint ? "it was made by another fold"
            : BinaryPrimitives.ReadInt64LittleEndian(snapshot[LastVersion..]) != stored.Version ? "it is of another version than its row says"
            : null;
        if (fault is not null)
        {
            return false;
        }

        long version = stored.Version, position = BinaryPrimitives.ReadInt64LittleEndian(snapshot[Position..]);
        long time = BinaryPrimitives.ReadInt64LittleEndian(snapshot[Time..]), latest = BinaryPrimitives.ReadInt64LittleEndian(snapshot[Latest..]);
        int count = BinaryPrimitives.ReadInt32LittleEndian(snapshot[Count..]);
        if (version < 1 || position < version || count < 1 || count > version || !StoredTime.IsValid(time) || !StoredTime.IsValid(latest) || latest < time)
        {
            fault = "its header holds impossible values";
            return false;
        }

        AppendId append = Foldstream.AppendId.ReadFrom(snapshot.Slice(AppendId, 16));
        header = new SnapshotHeader(new Appended(address.Stream, append, version, position, count, StoredTime.ToTime(time)), StoredTime.ToTime(latest));
        return true;
    }

    /// <summary>The CRC-32C over the stream, the shape's own checksum, the header without the checksum, and the state.</summary>
    private static uint ChecksumOf(ReadOnlySpan<byte> snapshot, in SnapshotAddress address)
    {
        Span<byte> shape = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(shape, address.Shape);
        uint crc = Crc32C.Append(PageFormat.SeedOf(address.Stream), shape);
        return ~Crc32C.Append(Crc32C.Append(crc, snapshot[..Checksum]), snapshot[Fingerprint..]);
    }
}

/// <summary>Where a snapshot belongs: what its checksum covers besides its bytes.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Fingerprint">Of the fold that made the state.</param>
/// <param name="Shape">The CRC-32C of the state's wire shape in UTF-8.</param>
internal readonly record struct SnapshotAddress(StreamId Stream, FoldFingerprint Fingerprint, uint Shape);

/// <summary>What a snapshot knows besides the state.</summary>
/// <param name="LastAppend">The append with the last event that is folded into it.</param>
/// <param name="Latest">The latest time of all appends that are folded into it. Appends need not be ordered by time.</param>
internal readonly record struct SnapshotHeader(Appended LastAppend, DateTimeOffset Latest);
