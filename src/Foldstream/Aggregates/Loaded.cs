namespace Foldstream;

/// <summary>An aggregate that may be missing.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public readonly struct Loaded<TAggregate>
{
    private readonly TAggregate? _state;
    private readonly StreamId _stream;

    internal Loaded(StreamId stream, TAggregate? state, long version, Appended? lastAppend)
        => (_stream, _state, Version, LastAppend, Exists) = (stream, state, version, lastAppend, version > 0);

    /// <summary>Whether the stream has events.</summary>
    public bool Exists { get; }

    /// <summary>The version of the last event that was folded; 0 when the stream has none.</summary>
    public long Version { get; }

    /// <summary>The append that the last folded event belongs to; <see langword="null"/> when the stream has none.</summary>
    public Appended? LastAppend { get; }

    /// <summary>The aggregate.</summary>
    /// <exception cref="StreamNotFoundException">The stream has no events; look at <see cref="Exists"/> first.</exception>
    public TAggregate State => Exists ? _state! : throw new StreamNotFoundException(_stream);
}
