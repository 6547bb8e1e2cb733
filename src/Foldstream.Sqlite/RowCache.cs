using System.Buffers;
using System.Buffers.Binary;

namespace Foldstream.Sqlite;

/// <summary>
/// Rows of <c>pages</c> that a reading by position has looked up and not used up: copies, each with the place of its next append. Where
/// streams take turns, a row is so fetched once and not once for each of its appends.
/// </summary>
/// <remarks>
/// <para>A copy is right as long as the reading lasts. The writer adds to a row behind the last append, and changes nothing in it unless the stream is
/// deleted; and a row that is fetched after the head was read holds all of its appends up to that head. What is not in a copy as it should be is
/// looked up again.</para>
/// <para>No row is ever removed, and where a stream is deleted the places of its appends stay. A reading that has copied a row before its stream was
/// deleted hands out what it has copied, as if it had read it then.</para>
/// </remarks>
internal sealed class RowCache
{
    /// <summary>The most rows that are kept: 8 MB of them.</summary>
    public const int MaxRows = 4_096;

    private const int RowSize = AppendRow.MaxSharedSize, BlockRows = 32, Samples = 8;

    private readonly Dictionary<long, int> _places = [];
    private readonly List<byte[]> _blocks = [];
    private readonly Stack<int> _free = new();
    private Entry[] _entries = new Entry[BlockRows];
    private uint _random = 2463534242;
    private int _used;

    /// <summary>How many rows are kept.</summary>
    public int Count => _places.Count;

    /// <summary>How many bytes are taken for them.</summary>
    public long Size => _blocks.Sum(block => (long)block.Length);

    /// <summary>Finds a row whose next append begins at a position.</summary>
    /// <returns>Its place; -1 when the row must be looked up.</returns>
    public int Find(long id, long position)
    {
        if (!_places.TryGetValue(id, out int place))
        {
            return -1;
        }

        if (_entries[place].Position == position)
        {
            return place;
        }

        Remove(place);
        return -1;
    }

    /// <summary>The id of a row.</summary>
    public long IdAt(int place) => _entries[place].Id;

    /// <summary>The stream of a row.</summary>
    public StreamName NameAt(int place) => _entries[place].Name;

    /// <summary>A row, before its next append.</summary>
    public AppendRow At(int place)
    {
        ref readonly Entry entry = ref _entries[place];
        return new AppendRow(BytesOf(place)[..entry.Length], entry.Next, entry.Version);
    }

    /// <summary>Goes on to the next append of a row, or forgets the row when it has none. Its bytes stay until the next row is kept.</summary>
    /// <param name="place">The row's place.</param>
    /// <param name="row">The row at the append that was read.</param>
    public void Advance(int place, scoped in AppendRow row)
    {
        if (row.HasNext)
        {
            _entries[place].MoveTo(in row, BytesOf(place)[.._entries[place].Length]);
        }
        else
        {
            Remove(place);
        }
    }

    /// <summary>Keeps a row that has more appends behind the one that was read, if it can be of use before the others.</summary>
    /// <param name="id">The row's id.</param>
    /// <param name="name">Its stream.</param>
    /// <param name="bytes">Its bytes, to be copied.</param>
    /// <param name="row">The row at the append that was read.</param>
    public void Keep(long id, StreamName name, ReadOnlySpan<byte> bytes, scoped in AppendRow row)
    {
        // Larger ones are not written with a second append in them.
        if (!row.HasNext || bytes.Length > RowSize)
        {
            return;
        }

        Entry entry = new() { Id = id, Name = name, Length = bytes.Length };
        entry.MoveTo(in row, bytes);
        if (TakePlace(entry.Position) is { } place)
        {
            bytes.CopyTo(BytesOf(place));
            _entries[place] = entry;
            _places.Add(id, place);
        }
    }

    /// <summary>Forgets all rows and gives their memory back.</summary>
    public void Clear()
    {
        foreach (byte[] block in _blocks)
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        _blocks.Clear();
        _places.Clear();
        _free.Clear();
        Array.Clear(_entries, 0, _used);
        _used = 0;
    }

    private Span<byte> BytesOf(int place) => _blocks[place / BlockRows].AsSpan(place % BlockRows * RowSize, RowSize);

    private int? TakePlace(long position)
    {
        if (_free.TryPop(out int place))
        {
            return place;
        }

        if (_used < MaxRows)
        {
            if (_used % BlockRows == 0)
            {
                _blocks.Add(ArrayPool<byte>.Shared.Rent(BlockRows * RowSize));
            }

            if (_used == _entries.Length)
            {
                Array.Resize(ref _entries, _used * 2);
            }

            return _used++;
        }

        return TakeFarthest(position);
    }

    // Every row that is kept will be wanted, and when is known: the one whose next append is farthest away is of the least use. Among a few
    // it is far enough, and where more streams take turns than there are places, a part of them stays instead of none.
    private int? TakeFarthest(long position)
    {
        int farthest = -1;
        for (int i = 0; i < Samples; i++)
        {
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            int place = (int)(_random % MaxRows);
            if (_entries[place].Position > position)
            {
                (farthest, position) = (place, _entries[place].Position);
            }
        }

        if (farthest < 0)
        {
            return null;
        }

        _places.Remove(_entries[farthest].Id);
        return farthest;
    }

    private void Remove(int place)
    {
        _places.Remove(_entries[place].Id);
        _entries[place] = default;
        _free.Push(place);
    }

    private struct Entry
    {
        public long Id, Version, Position;
        public int Length, Next;
        public StreamName Name;

        /// <summary>Moves behind the append that was read. The position is not yet checked: that is done when it is its turn.</summary>
        public void MoveTo(scoped in AppendRow row, ReadOnlySpan<byte> bytes)
        {
            (Next, Version) = (row.End, row.NextVersion);
            Position = bytes.Length - Next < sizeof(long) ? long.MaxValue : BinaryPrimitives.ReadInt64LittleEndian(bytes[Next..]);
        }
    }
}
