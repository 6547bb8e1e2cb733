using System.Collections.Concurrent;

namespace Foldstream.Subscriptions;

/// <summary>The parked streams of a subscription, as this process knows them. The subscription's workers share it.</summary>
internal sealed class ParkedStreams
{
    private readonly ConcurrentDictionary<StreamId, Parking> _streams = [];

    /// <summary>How many there are.</summary>
    public int Count => _streams.Count;

    /// <summary>Whether a stream's events wait.</summary>
    public bool Holds(in StreamId stream) => !_streams.IsEmpty && _streams.ContainsKey(stream);

    /// <summary>Takes note that a stream waits, or how far it is.</summary>
    public void Add(Parking stream) => _streams[stream.Stream] = stream;

    public void Remove(Parking stream) => _streams.TryRemove(stream.Stream, out _);

    /// <summary>Takes over what the checkpoints' store says of streams that are parked here already, or for the first time all it says.</summary>
    public void Load(IEnumerable<Parking> streams)
    {
        foreach (Parking stream in streams)
        {
            Add(stream);
        }
    }

    /// <summary>Takes note of what was decided.</summary>
    public void Decide(IEnumerable<Parking> streams)
    {
        foreach (Parking stream in streams.Where(stream => stream.Decision != ParkedDecision.None))
        {
            if (_streams.TryGetValue(stream.Stream, out Parking? known) && known.Version == stream.Version)
            {
                _streams.TryUpdate(stream.Stream, stream, known);
            }
        }
    }

    /// <summary>The streams of a worker's shards that someone has decided about.</summary>
    public IEnumerable<Parking> DecidedOf(LaneSet lanes)
        => _streams.IsEmpty ? [] : _streams.Values.Where(stream => stream.Decision != ParkedDecision.None && lanes.Of(stream.Shard) is not null);
}
