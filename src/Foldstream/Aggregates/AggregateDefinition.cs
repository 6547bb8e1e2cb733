using System.Collections.Immutable;
using System.ComponentModel;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>The category and events of an aggregate, as its attributes and <c>Apply</c> methods declare them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateDefinition
{
    private sealed class TagMap(EventTypeTable table, ushort[] tags)
    {
        public readonly EventTypeTable Table = table;

        public readonly ushort[] Tags = tags;
    }

    private TagMap? _last;

    /// <summary>Describes an aggregate.</summary>
    /// <param name="name">The aggregate's CLR name, for messages.</param>
    /// <param name="category">The category of its streams.</param>
    /// <param name="events">The events that it applies; the replay loop's tags follow this order.</param>
    /// <param name="birthCount">How many of <paramref name="events"/>, from the first on, can only begin a stream.</param>
    /// <param name="ignored">The names of the events that it ignores.</param>
    /// <param name="old">The old versions that upcasters turn into its events; their tags follow those of <paramref name="events"/>.</param>
    /// <param name="vanished">The old versions of which upcasters make nothing that concerns it.</param>
    public AggregateDefinition(
        string name,
        string category,
        ImmutableArray<EventType> events,
        int birthCount,
        ImmutableArray<string> ignored,
        ImmutableArray<EventType> old = default,
        ImmutableArray<EventType> vanished = default)
    {
        (Name, Category, Events, BirthCount, Ignored) = (name, category, events, birthCount, ignored);
        Old = old.IsDefault ? [] : old;
        Vanished = vanished.IsDefault ? [] : vanished;
    }

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

    /// <summary>The old versions that upcasters turn into its events.</summary>
    public ImmutableArray<EventType> Old { get; }

    /// <summary>The old versions of which upcasters make nothing that concerns it: events that it ignores, or none.</summary>
    public ImmutableArray<EventType> Vanished { get; }

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
        if ((TagIn(Events, stored, ReplayTag.FirstEvent) ?? TagIn(Old, stored, ReplayTag.FirstEvent + Events.Length)) is { } tag)
        {
            return tag;
        }

        // What nobody reads may have any shape.
        return Ignores(stored) ? ReplayTag.Ignored : ReplayTag.Unknown;
    }

    internal static ushort? TagIn(ImmutableArray<EventType> types, EventType stored, int first)
        => IndexIn(types, stored.Name, stored.SchemaVersion) is var i && i < 0 ? null
            : types[i].Shape == stored.Shape || IsCompatible(stored, types[i]) ? (ushort)(first + i)
            : ReplayTag.Mismatch;

    // Apart, since few loads need them, and the first one would wait for the compiler.
    private static bool IsCompatible(EventType stored, EventType built) => EventShape.AreCompatible(stored.Shape, built.Shape);

    private bool Ignores(EventType stored) => Ignored.Contains(stored.Name) || IndexIn(Vanished, stored.Name, stored.SchemaVersion) >= 0;

    internal static int IndexIn(ImmutableArray<EventType> types, string name, int schemaVersion)
    {
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i].Name == name && types[i].SchemaVersion == schemaVersion)
            {
                return i;
            }
        }

        return -1;
    }

    internal EventType? FindEvent(string name, int schemaVersion) => Events.Concat(Old).FirstOrDefault(e => e.Name == name && e.SchemaVersion == schemaVersion);
}
