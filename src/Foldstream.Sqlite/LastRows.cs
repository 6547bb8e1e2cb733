namespace Foldstream.Sqlite;

/// <summary>
/// Where the streams end that were written last, so that a stream that is written again is looked up neither for its version nor for its last
/// row. It says what the file says: all is forgotten when another connection has changed the file, and when something is rolled back.
/// </summary>
internal sealed class LastRows
{
    /// <summary>How many streams are known at most, 2 MB of them. A stream has one place, and the one before it there is forgotten.</summary>
    public const int MaxStreams = 1_024;

    private readonly LastRow?[] _places = new LastRow?[MaxStreams];
    private long _generation;

    /// <summary>What is known of a stream; <see langword="null"/> when nothing is.</summary>
    public LastRow? Find(in StreamId stream) => _places[PlaceOf(in stream)] is { } row && row.Holds(in stream, _generation) ? row : null;

    /// <summary>What is known of a stream, or the place for it.</summary>
    public LastRow At(in StreamId stream) => _places[PlaceOf(in stream)] ??= new LastRow();

    /// <inheritdoc cref="LastRow.Holds"/>
    public bool Knows(LastRow row, in StreamId stream) => row.Holds(in stream, _generation);

    /// <inheritdoc cref="LastRow.Keep"/>
    public void Keep(LastRow row, in StreamId stream, long streamId, long version, int size) => row.Keep(in stream, streamId, version, size, _generation);

    public void Forget() => _generation++;

    private static int PlaceOf(in StreamId stream) => stream.GetHashCode() & (MaxStreams - 1);
}
