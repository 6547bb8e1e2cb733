using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>What is known of the streams that are written to: looked up once, and counted on from there.</summary>
internal sealed class DestinationStreams(IEventStore store)
{
    private readonly Dictionary<StreamId, Place> _places = [];

    /// <summary>The version of a stream, as it will be when all that is on its way is written; 0 when it has no events.</summary>
    public async ValueTask<Place> FindAsync(StreamId stream, CancellationToken cancellationToken)
    {
        if (!_places.TryGetValue(stream, out Place place))
        {
            StreamInfo? found = await store.FindStreamAsync(stream, cancellationToken).ConfigureAwait(false);
            place = new Place(found?.Version ?? 0, found?.State ?? StreamState.Open);
            _places.Add(stream, place);
        }

        return place;
    }

    /// <summary>A stream that was looked up.</summary>
    public Place this[StreamId stream]
    {
        get => _places[stream];
        set => _places[stream] = value;
    }

    /// <summary>Lets the stream be looked up again.</summary>
    public void Forget(StreamId stream) => _places.Remove(stream);

    /// <summary>A stream's version and state.</summary>
    internal readonly record struct Place(long Version, StreamState State);
}
