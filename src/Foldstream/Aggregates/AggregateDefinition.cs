using System.Collections.Immutable;
using System.ComponentModel;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>The category and events of an aggregate, as its attributes and <c>Apply</c> methods declare them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateDefinition
{
    private sealed record TagMap(EventTypeTable Table, ushort[] Tags);

    private TagMap? _last;

    /// <summary>Describes an aggregate.</summary>
    /// <param name="name">The aggregate's CLR name, for messages.</param>
    /// <param name="category">The category of its streams.</param>
    /// <param name="events">The events that it applies; the replay loop's tags follow this order.</param>
    /// <param name="birthCount">How many of <paramref name="events"/>, from the first on, can only begin a stream.</param>
    /// <param name="ignored">The names of the events that it ignores.</param>
    public AggregateDefinition(string name, string category, ImmutableArray<EventType> events, int birthCount, ImmutableArray<string> ignored)
        => (Name, Category, Events, BirthCount, Ignored) = (name, category, events, birthCount, ignored);

    /// <summary>The aggregate's CLR name.</summary>
    public string Name { get; }

    /// <summary>The category of its streams.</summary>
    public string Category { get; }

    /// <summary>The events that it applies, birth events first.</summary>
    public ImmutableArray<EventType> Events { get; }

    /// <summary>How many of <see cref="Events"/>, from the first on, can only begin a stream.</summary>
    public int BirthCount { get; }

    /// <summary>The names of the events that it ignores.</summary>
    public ImmutableArray<string> Ignored { get; }

    /// <summary>The tag of each of a store's event types. Kept until the store's table grows.</summary>
    internal ReadOnlySpan<ushort> TagsOf(EventTypeTable table)
    {
        if (_last is { } last && ReferenceEquals(last.Table, table))
        {
            return last.Tags;
        }

        ushort[] tags = new ushort[table.Length];
        for (int id = 1; id < tags.Length; id++)
        {
            tags[id] = table[id] is { } type ? TagOf(type) : ReplayTag.Unknown;
        }

        _last = new TagMap(table, tags);
        return tags;
    }

    internal ushort TagOf(EventType stored)
    {
        for (int i = 0; i < Events.Length; i++)
        {
            EventType built = Events[i];
            if (built.Name == stored.Name && built.SchemaVersion == stored.SchemaVersion)
            {
                return built.Shape == stored.Shape || EventShape.AreCompatible(stored.Shape, built.Shape) ? (ushort)(ReplayTag.FirstEvent + i) : ReplayTag.Mismatch;
            }
        }

        return Ignored.Contains(stored.Name) ? ReplayTag.Ignored : ReplayTag.Unknown;
    }

    internal EventType? FindEvent(string name, int schemaVersion) => Events.FirstOrDefault(e => e.Name == name && e.SchemaVersion == schemaVersion);
}
