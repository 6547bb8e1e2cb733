using Foldstream.Events;

namespace Foldstream.Stores;

/// <summary>
/// The event types of a store and the small integers that stand for them in its frames. An immutable snapshot; ids only ever come
/// to it. Each distinct shape of an event name and schema version has an id of its own, so every frame says how it was written.
/// </summary>
public sealed class EventTypeTable
{
    /// <summary>The largest id.</summary>
    public const int MaxId = ushort.MaxValue;

    private readonly EventType?[] _byId;

    // Who only reads needs none: a program's first load would wait for the compiler to make a dictionary of these types.
    private Dictionary<EventType, ushort>? _ids;

    private EventTypeTable(EventType?[] byId) => _byId = byId;

    /// <summary>A table without event types.</summary>
    public static EventTypeTable Empty { get; } = new([]);

    /// <summary>One more than the largest id.</summary>
    public int Length => _byId.Length;

    /// <summary>The event type with an id, or <see langword="null"/>.</summary>
    public EventType? this[int id] => (uint)id < (uint)_byId.Length ? _byId[id] : null;

    /// <summary>The id of an event type, from 1; 0 when the table lacks it.</summary>
    public ushort IdOf(EventType type) => (_ids ??= Index()).GetValueOrDefault(type);

    /// <summary>Looks up the ids of several event types.</summary>
    /// <param name="types">The event types.</param>
    /// <param name="ids">Takes their ids; 0 where the table lacks one.</param>
    /// <returns>Whether the table holds them all.</returns>
    public bool TryGetIds(IReadOnlyList<EventType> types, Span<ushort> ids)
    {
        bool all = true;
        for (int i = 0; i < types.Count; i++)
        {
            ids[i] = IdOf(types[i]);
            all &= ids[i] != 0;
        }

        return all;
    }

    /// <summary>This table with further event types.</summary>
    /// <exception cref="ArgumentException">An id is out of range, or stands for another event type.</exception>
    public EventTypeTable With(params ReadOnlySpan<(ushort Id, EventType Type)> added)
    {
        int length = Length;
        foreach ((ushort id, _) in added)
        {
            length = Math.Max(length, id + 1);
        }

        EventType?[] byId = new EventType?[length];
        _byId.CopyTo(byId, 0);
        foreach ((ushort id, EventType type) in added)
        {
            if (id == 0 || (byId[id] is { } other && other != type))
            {
                throw new ArgumentException($"The event type id {id} can't stand for {type}.", nameof(added));
            }

            byId[id] = type;
        }

        return new EventTypeTable(byId);
    }

    // Two threads may make it at once, and either's will do.
    private Dictionary<EventType, ushort> Index()
    {
        Dictionary<EventType, ushort> ids = new(_byId.Length);
        for (int id = 1; id < _byId.Length; id++)
        {
            if (_byId[id] is { } type)
            {
                ids[type] = (ushort)id;
            }
        }

        return ids;
    }
}
