using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Writing;

/// <summary>What writers have begun, and what they were told of it; and the comparison of that with what a store holds. Thread-safe.</summary>
internal sealed class Ledger(WriterPlan plan) : IUnitNotes
{
    private readonly Lock _lock = new();
    private readonly Dictionary<UnitKey, Entry> _entries = [];
    private readonly List<string> _faults = [];

    /// <summary>What the comparison holds a store to.</summary>
    public static ImmutableArray<string> Promises { get; } = ["lost", "duplicated", "partial", "misplaced", "altered", "denied", "unsound"];

    public long AcknowledgedCount { get; private set; }

    public void Begin(UnitKey key, ImmutableArray<long> expected)
    {
        lock (_lock)
        {
            _entries[key] = new Entry { Expected = expected };
        }
    }

    public void Acknowledge(UnitKey key, ImmutableArray<Place> places)
    {
        lock (_lock)
        {
            Entry entry = _entries[key];
            if (entry.Places.IsDefault)
            {
                AcknowledgedCount++;
            }

            (entry.Places, entry.IsRefused) = (places, false);
        }
    }

    public void Refuse(UnitKey key)
    {
        lock (_lock)
        {
            _entries[key].IsRefused = true;
        }
    }

    public void Fault(string what)
    {
        lock (_lock)
        {
            _faults.Add(what);
        }
    }

    /// <summary>The units that were acknowledged up to now.</summary>
    public IReadOnlySet<UnitKey> Acknowledged()
    {
        lock (_lock)
        {
            return _entries.Where(entry => !entry.Value.Places.IsDefault).Select(entry => entry.Key).ToHashSet();
        }
    }

    /// <summary>Reads all that a store holds, and tells what is not as it was said to be.</summary>
    /// <param name="store">The store.</param>
    /// <param name="tally">Is told.</param>
    /// <param name="must">For a copy: the units that must be there; others may. <see langword="null"/> for all that were acknowledged.</param>
    public async Task CompareAsync(IEventStore store, Tally tally, IReadOnlySet<UnitKey>? must = null)
    {
        lock (_lock)
        {
            _faults.ForEach(fault => tally.Break("unsound", fault));
            _faults.Clear();
        }

        Reading reading = new(this, plan, await store.RefreshEventTypesAsync(), tally);
        try
        {
            await store.ReadAllAsync(0, reading);
            CompareEntries(reading.Found, tally, must);
        }
        catch (FoldstreamException error)
        {
            tally.Break("unsound", $"the log can't be read: {error.Message}");
        }

        VerifyReport report = await store.VerifyAsync();
        if (!report.IsSound)
        {
            tally.Break("unsound", report.ToString());
        }

        if (store is SqliteEventStore file && await file.CheckFileAsync() is { Count: > 0 } faults)
        {
            tally.Break("unsound", string.Join("; ", faults.Take(3)));
        }
    }

    private bool Knows(UnitKey key)
    {
        lock (_lock)
        {
            return _entries.ContainsKey(key);
        }
    }

    private void CompareEntries(Dictionary<(UnitKey, int Part), Place> found, Tally tally, IReadOnlySet<UnitKey>? must)
    {
        lock (_lock)
        {
            foreach ((UnitKey key, Entry entry) in _entries)
            {
                Place?[] places = [.. Enumerable.Range(0, entry.Expected.Length).Select(part => found.TryGetValue((key, part), out Place place) ? place : (Place?)null)];
                int there = places.Count(place => place is not null);
                if (there > 0 && there < places.Length)
                {
                    tally.Break("partial", $"{key}: {there} of {places.Length} appends are there");
                }

                if (!entry.Places.IsDefault && (there > 0 || must is null || must.Contains(key)))
                {
                    CompareAcknowledged(key, entry, places, there, tally);
                }
                else if (entry is { IsRefused: true, Places.IsDefault: true } && there > 0)
                {
                    tally.Break("denied", $"{key} was said not to be written, and is there");
                }
            }
        }
    }

    private void CompareAcknowledged(UnitKey key, Entry entry, Place?[] places, int there, Tally tally)
    {
        if (there == 0)
        {
            tally.Break("lost", $"{key} was acknowledged at position {entry.Places[0].Position}");
            return;
        }

        for (int part = 0; part < places.Length; part++)
        {
            if (places[part] is { } place && place != entry.Places[part])
            {
                tally.Break("misplaced", $"{key}: acknowledged at {entry.Places[part]}, is at {place}");
            }

            if (entry.Expected[part] >= 0 && entry.Places[part].Version - plan.Make(key)[part].Page.Count is var before && before != entry.Expected[part])
            {
                tally.Break("misplaced", $"{key}: expected version {entry.Expected[part]}, was written behind {before}");
            }
        }
    }

    private sealed class Entry
    {
        public required ImmutableArray<long> Expected { get; init; }

        public ImmutableArray<Place> Places { get; set; }

        public bool IsRefused { get; set; }
    }

    /// <summary>Holds each page against what its append must hold.</summary>
    private sealed class Reading(Ledger ledger, WriterPlan plan, EventTypeTable types, Tally tally) : IPageConsumer
    {
        public Dictionary<(UnitKey, int Part), Place> Found { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(in page);
            frames.TryNext();
            Step.DecodePayload(frames.Payload, ulong.MaxValue, out Step step);
            UnitKey key = new(step.Round, step.Writer, step.Number);
            if (!Found.TryAdd((key, step.Part), new Place(page.LastVersion, page.LastPosition)))
            {
                tally.Break("duplicated", $"{key} is there twice, the second time at position {page.LastPosition}");
            }
            else if (!ledger.Knows(key))
            {
                tally.Break("altered", $"{key} is there at position {page.LastPosition}, and nobody has begun it");
            }
            else if (plan.Make(key) is var unit && (step.Part >= unit.Length || !IsSame(unit[step.Part], in page)))
            {
                tally.Break("altered", $"{key} at position {page.LastPosition} is not what was appended");
            }

            return true;
        }

        private bool IsSame(StreamAppend append, scoped in StoredPage page)
            => append.Stream == page.Stream && append.AppendId == page.AppendId && append.Time == page.Time
                && AppendUnit.HoldsSameEvents(append, in page, types) && AppendUnit.EncodeMetadata(append).AsSpan().SequenceEqual(page.Metadata);
    }
}
