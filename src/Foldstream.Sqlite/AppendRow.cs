using System.Buffers.Binary;
using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>
/// A row of <c>pages</c>: appends of one stream, each behind the one before it. An append is 36 bytes (position i64, append id 16 bytes
/// big-endian, time i64, length of the metadata u32; integers little-endian), the metadata, and the page. Bytes are read where SQLite has them.
/// Where a stream was deleted, an append has 0 for its id and its time, 0xFFFFFFFF for a length, and then its number of events, u32, and nothing else.
/// Whoever meets one asks <see cref="Deletions"/> whether that is so.
/// </summary>
internal ref struct AppendRow
{
    /// <summary>What stands before the metadata.</summary>
    public const int HeadingSize = 36;

    /// <summary>
    /// The most bytes of a row with more than one append: two such rows fill a page of the file, which the WAL takes as a whole anyway. So
    /// small appends of one stream are read twenty at a time, and cost the writer no more than a row each would.
    /// </summary>
    public const int MaxSharedSize = 2_000;

    /// <summary>How many bytes an append has that was deleted.</summary>
    public const int DeletedSize = HeadingSize + 4;

    private const uint DeletedMark = uint.MaxValue;

    private const int VersionBits = 32;

    private readonly ReadOnlySpan<byte> _row;
    private int _start, _page;

    /// <param name="id">The row's id.</param>
    /// <param name="row">The row's bytes.</param>
    public AppendRow(long id, ReadOnlySpan<byte> row)
        : this(row, 0, id & uint.MaxValue)
    {
    }

    /// <summary>Goes on with a row at an append to which <see cref="MoveNext"/> has not moved yet.</summary>
    /// <param name="row">The row's bytes.</param>
    /// <param name="next">Where the append begins.</param>
    /// <param name="version">The version of its first event.</param>
    public AppendRow(ReadOnlySpan<byte> row, int next, long version)
    {
        _row = row;
        (End, NextVersion) = (next, version);
    }

    /// <summary>The largest version and the largest stream id that a row's id can hold.</summary>
    public static long MaxVersion => uint.MaxValue;

    /// <inheritdoc cref="MaxVersion"/>
    public static long MaxStream => int.MaxValue;

    /// <summary>Where the current append begins in the row.</summary>
    public readonly int Start => _start;

    /// <summary>Where the next append begins in the row.</summary>
    public int End { get; private set; }

    /// <summary>Whether there is another append behind the current one.</summary>
    public readonly bool HasNext => End < _row.Length;

    /// <summary>The position of the current append's first event.</summary>
    public long Position { get; private set; }

    /// <summary>The version of the current append's first event.</summary>
    public long Version { get; private set; }

    /// <summary>Whether the current append was deleted: then it has a place, and nothing else.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>The version behind the current append's last event.</summary>
    public long NextVersion { get; private set; }

    /// <summary>The current append's id, as it is stored.</summary>
    public readonly ReadOnlySpan<byte> AppendId => _row.Slice(_start + 8, 16);

    public static long IdOf(long stream, long firstVersion) => (stream << VersionBits) | firstVersion;

    public static long StreamOf(long id) => id >> VersionBits;

    /// <summary>Writes what stands before an append's page.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteHeading(Span<byte> destination, long position, AppendHeading append)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, position);
        append.AppendId.WriteTo(destination[8..]);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], StoredTime.Of(append.Time));
        BinaryPrimitives.WriteInt32LittleEndian(destination[32..], append.Metadata.Length);
        append.Metadata.CopyTo(destination[HeadingSize..]);
        return HeadingSize + append.Metadata.Length;
    }

    /// <summary>Writes what stays of an append that is deleted.</summary>
    public static void WriteDeleted(Span<byte> destination, long position, int count)
    {
        destination[..DeletedSize].Clear();
        BinaryPrimitives.WriteInt64LittleEndian(destination, position);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[32..], DeletedMark);
        BinaryPrimitives.WriteInt32LittleEndian(destination[HeadingSize..], count);
    }

    /// <summary>What a reader is told of the current append, which was deleted.</summary>
    public readonly PassedEvents ToPassed(in StreamId stream) => new(stream, Version, Position, (int)(NextVersion - Version), PassReason.Deleted);

    /// <summary>Moves to the next append, the first one at first. Only its length is looked at; <see cref="Open"/> verifies it.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CorruptPageException">The row ends within it, or it can't be one.</exception>
    public bool MoveNext(scoped in StreamId stream)
    {
        ReadOnlySpan<byte> rest = _row[End..];
        if (rest.IsEmpty)
        {
            return false;
        }

        (_start, Version) = (End, NextVersion);
        Position = rest.Length < 8 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(rest);
        IsDeleted = rest.Length >= DeletedSize && BinaryPrimitives.ReadUInt32LittleEndian(rest[32..]) == DeletedMark;
        if (IsDeleted)
        {
            if (rest[8..32].ContainsAnyExcept((byte)0))
            {
                throw new CorruptPageException(stream, Version, Position, "it has the length of a deleted append, and the id or the time of another one");
            }

            End = _start + DeletedSize;
            NextVersion = Version + CountOf(stream, BinaryPrimitives.ReadUInt32LittleEndian(rest[HeadingSize..]));
            return true;
        }

        uint metadata, frames;
        if (rest.Length < HeadingSize + PageFormat.HeaderSize
            || (metadata = BinaryPrimitives.ReadUInt32LittleEndian(rest[32..])) > (uint)(rest.Length - HeadingSize - PageFormat.HeaderSize)
            || (frames = BinaryPrimitives.ReadUInt32LittleEndian(rest[(HeadingSize + (int)metadata + 8)..]))
                > (uint)(rest.Length - HeadingSize - (int)metadata - PageFormat.HeaderSize))
        {
            throw new CorruptPageException(stream, Version, Position, "its row ends within it");
        }

        _page = _start + HeadingSize + (int)metadata;
        End = _page + PageFormat.HeaderSize + (int)frames;
        NextVersion = Version + CountOf(stream, BinaryPrimitives.ReadUInt32LittleEndian(_row[(_page + 4)..]));
        return true;
    }

    /// <summary>Opens the page of the current append, valid until the statement moves.</summary>
    /// <exception cref="CorruptPageException">The append or its page is damaged, or over the limits.</exception>
    public readonly StoredPage Open(scoped in StreamId stream, uint seed, ReaderLimits? limits = null)
    {
        long time = BinaryPrimitives.ReadInt64LittleEndian(_row[(_start + 24)..]);
        if (!StoredTime.IsValid(time))
        {
            throw new CorruptPageException(stream, Version, Position, "its row holds impossible values");
        }

        return StoredPage.Open(stream, seed, Version, Position, (int)(NextVersion - Version), Foldstream.AppendId.ReadFrom(AppendId), StoredTime.ToTime(time),
            _row[(_start + HeadingSize).._page], _row[_page..End], limits);
    }

    private readonly uint CountOf(scoped in StreamId stream, uint count)
        => Position < 1 || Version < 1 || count is < 1 or > int.MaxValue || Position > long.MaxValue - count
            ? throw new CorruptPageException(stream, Version, Position, "its row holds impossible values")
            : count;
}
