using System.Collections.Immutable;
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

    private readonly ImmutableArray<EventType?> _byId;
    private readonly Dictionary<EventType, ushort> _ids;

    private EventTypeTable(ImmutableArray<EventType?> byId, Dictionary<EventType, ushort> ids) => (_byId, _ids) = (byId, ids);

    /// <summary>A table without event types.</summary>
    public static EventTypeTable Empty { get; } = new([], []);

    /// <summary>One more than the largest id.</summary>
    public int Length => _byId.Length;

    /// <summary>The event type with an id, or <see langword="null"/>.</summary>
    public EventType? this[int id] => (uint)id < (uint)_byId.Length ? _byId[id] : null;

    /// <summary>The id of an event type, from 1; 0 when the table lacks it.</summary>
    public ushort IdOf(EventType type) => _ids.GetValueOrDefault(type);

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
    public EventTypeTable With(IEnumerable<(ushort Id, EventType Type)> added)
    {
        ImmutableArray<EventType?>.Builder byId = _byId.ToBuilder();
        Dictionary<EventType, ushort> ids = new(_ids);
        foreach ((ushort id, EventType type) in added)
        {
            if (id == 0 || (id < byId.Count && byId[id] is { } other && other != type))
            {
                throw new ArgumentException($"The event type id {id} can't stand for {type}.", nameof(added));
            }

            if (byId.Count <= id)
            {
                byId.Count = id + 1;
            }

            byId[id] = type;
            ids[type] = id;
        }

        return new EventTypeTable(byId.ToImmutable(), ids);
    }
}
