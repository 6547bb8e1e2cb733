namespace Foldstream.Sqlite;

/// <summary>Where a stream ends, and its last row of <c>pages</c>, to which a small append is added.</summary>
internal sealed class LastRow
{
    private readonly byte[] _bytes = new byte[AppendRow.MaxSharedSize];
    private StreamId _stream;
    private long _generation = -1;

    /// <summary>The stream's id in the file.</summary>
    public long StreamId { get; private set; }

    /// <summary>The stream's version.</summary>
    public long Version { get; private set; }

    /// <summary>The row's id.</summary>
    public long Id { get; private set; }

    /// <summary>How many bytes the row has; 0 when nothing may be added to it.</summary>
    public int Size { get; private set; }

    /// <summary>The row's bytes, and room for more up to the most that a row with several appends may have.</summary>
    public Span<byte> Bytes => _bytes;

    /// <summary>Whether this is what is known of a stream.</summary>
    public bool Holds(in StreamId stream, long generation) => _generation == generation && _stream == stream;

    /// <summary>Takes a row from the file.</summary>
    public void Load(long id, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes);
        (Id, Size, _generation) = (id, bytes.Length, -1);
    }

    /// <summary>Begins a new row.</summary>
    public void Begin(long id) => (Id, Size, _generation) = (id, 0, -1);

    /// <summary>Makes this what is known of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="streamId">Its id in the file.</param>
    /// <param name="version">Its version.</param>
    /// <param name="size">How many bytes its last row has now.</param>
    /// <param name="generation">What <see cref="Holds"/> will be asked with.</param>
    public void Keep(in StreamId stream, long streamId, long version, int size, long generation)
    {
        (_stream, StreamId, Version, _generation) = (stream, streamId, version, generation);
        Size = size <= _bytes.Length ? size : 0;
    }
}
