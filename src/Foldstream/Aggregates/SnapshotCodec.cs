using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>Writes and reads the state of an aggregate that has <see cref="AggregateAttribute.SnapshotEvery"/>. Generated.</summary>
/// <typeparam name="TState">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SnapshotCodec<TState>
{
    /// <summary>Creates the codec.</summary>
    /// <param name="every">How many events lie between two snapshots, from 1.</param>
    /// <param name="shape">The wire shape of the state. Snapshots of another shape are not read, whatever their fingerprint says.</param>
    protected SnapshotCodec(int every, string shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentNullException.ThrowIfNull(shape);
        (Every, Shape) = (every, shape);
    }

    /// <summary>How many events lie between two snapshots.</summary>
    public int Every { get; }

    /// <summary>The wire shape of the state.</summary>
    public string Shape { get; }

    /// <summary>Checks that a state can be stored and read back as the same.</summary>
    /// <exception cref="Encoding.UnstorableStateException">It can't: two members share an object that changes, or a collection has a comparer of the user's own.</exception>
    public abstract void Check(TState state);

    /// <summary>How many bytes <see cref="Encode"/> writes at most.</summary>
    public abstract long GetMaxSize(in TState state);

    /// <summary>Writes the state.</summary>
    /// <returns>How many bytes were written.</returns>
    public abstract int Encode(in TState state, Span<byte> destination);

    /// <summary>Reads a state. Nothing of the user's runs but what <c>[Wire]</c> names.</summary>
    /// <exception cref="MalformedPayloadException">The bytes are no state of this shape.</exception>
    public abstract TState Decode(ReadOnlySpan<byte> source);
}
