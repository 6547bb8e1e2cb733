using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Following;

/// <summary>When appends were acknowledged, by the position of their last event. Thread-safe.</summary>
internal sealed class Acknowledgements(Tally tally) : IUnitNotes
{
    private readonly ConcurrentDictionary<long, long> _times = new();

    public void Begin(UnitKey key, ImmutableArray<long> expected)
    {
    }

    public void Acknowledge(UnitKey key, ImmutableArray<Place> places)
    {
        long now = Stopwatch.GetTimestamp();
        foreach (Place place in places)
        {
            _times.TryAdd(place.Position, now);
        }

        tally.Count("acknowledged units");
    }

    public void Refuse(UnitKey key) => tally.Count("refused units");

    public void Fault(string what) => tally.Break(LedgerCheck.Stopped, $"a writer: {what}");

    /// <summary>Measures how long an event has been acknowledged when it is handled.</summary>
    public void Handled(long position)
    {
        if (_times.TryGetValue(position, out long acknowledged))
        {
            tally.Most("ms from acknowledgement to handling at most", (long)Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds);
        }
    }
}
