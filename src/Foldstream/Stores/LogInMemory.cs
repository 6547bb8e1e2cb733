using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>What an in-memory store holds. The store's lock guards it.</summary>
internal sealed class LogInMemory(ReaderLimits limits)
{
    private readonly Dictionary<StreamId, StreamInMemory> _streams = [];
    private volatile EventTypeTable _eventTypes = EventTypeTable.Empty;
    private volatile SetAsideList _setAside = SetAsideList.Empty;

    /// <summary>All pages by position.</summary>
    public PageList Pages { get; private set; } = new();

    /// <summary>The position of the newest event.</summary>
    public long Head { get; private set; }

    /// <summary>The event types; may be read without the lock.</summary>
    public EventTypeTable EventTypes
    {
        get => _eventTypes;
        private set => _eventTypes = value;
    }

    /// <summary>The events that were set aside; may be read without the lock.</summary>
    public SetAsideList SetAside
    {
        get => _setAside;
        set => _setAside = value;
    }

    public IEnumerable<StreamInMemory> Streams => _streams.Values;

    public StreamInMemory? Find(in StreamId stream) => _streams.GetValueOrDefault(stream);

    /// <summary>Writes a unit, or nothing of it.</summary>
    public ImmutableArray<Appended> Append(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks)
    {
        if (FindRepeated(unit) is { } repeated)
        {
            return repeated;
        }

        foreach (StreamAppend append in unit)
        {
            if (Find(append.Stream)?.Info is { State: StreamState.Closed } closed)
            {
                throw new StreamClosedException(append.Stream, closed.LastChange);
            }

            Demand(append.Stream, append.Expected);
        }

        foreach (StreamCheck check in checks)
        {
            Demand(check.Stream, check.Expected);
        }

        return Write(unit);
    }

    private void Demand(StreamId stream, ExpectedVersion expected)
    {
        StreamInMemory? found = Find(stream);
        if (found?.Info is { State: StreamState.Deleted } deleted)
        {
            throw new StreamDeletedException(stream, deleted.LastChange);
        }

        long actual = found?.Version ?? 0;
        if (!expected.Admits(actual))
        {
            throw new VersionConflictException(stream, expected, actual);
        }
    }

    private ImmutableArray<Appended>? FindRepeated(ImmutableArray<StreamAppend> unit)
    {
        Appended?[] held = new Appended?[unit.Length];
        for (int i = 0; i < unit.Length; i++)
        {
            if (Find(unit[i].Stream)?.Find(unit[i].AppendId) is not { } page)
            {
                continue;
            }

            if (!AppendUnit.HoldsSameEvents(unit[i], page.Open(), EventTypes))
            {
                throw new AppendIdReusedException(unit[i].Stream, unit[i].AppendId, page.LastVersion);
            }

            held[i] = page.ToRepeated();
        }

        return AppendUnit.IsRepeated(unit, held) ? [.. held.Select(outcome => outcome!.Value)] : null;
    }

    private ImmutableArray<Appended> Write(ImmutableArray<StreamAppend> unit)
    {
        // Whatever can fail comes first: nothing of a unit is seen unless all of it is.
        EventTypeTable types = Intern(unit);
        PageInMemory[] pages = new PageInMemory[unit.Length];
        long head = Head;
        for (int i = 0; i < unit.Length; i++)
        {
            long version = Find(unit[i].Stream)?.Version ?? 0;
            pages[i] = PageInMemory.Of(unit[i], types, version + 1, head + 1, limits);
            head += pages[i].Count;
        }

        foreach (PageInMemory page in pages)
        {
            if (!_streams.TryGetValue(page.Stream, out StreamInMemory? stream))
            {
                _streams.Add(page.Stream, stream = new StreamInMemory(page.Stream));
            }

            stream.Add(page);
            Pages = Pages.With(page);
        }

        (Head, EventTypes) = (head, types);
        return [.. pages.Select(page => page.ToAppended())];
    }

    private EventTypeTable Intern(ImmutableArray<StreamAppend> unit)
    {
        EventTypeTable types = EventTypes;
        foreach (EventType type in unit.SelectMany(append => append.Page.EventTypes))
        {
            if (types.IdOf(type) != 0)
            {
                continue;
            }

            int id = Math.Max(types.Length, 1);
            types = id <= EventTypeTable.MaxId
                ? types.With(((ushort)id, type))
                : throw new StoreUnusableException(InMemoryEventStore.Place,
                    $"It holds {EventTypeTable.MaxId:N0} event types, as many as a store can, and can't take {type}.");
        }

        return types;
    }
}
