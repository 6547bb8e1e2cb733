using System.Collections.Immutable;
using System.ComponentModel;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Hosting;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>What a subscription reads, and which events it handles, as its attributes and <c>Handle</c> methods declare them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SubscriptionDefinition
{
    private readonly EventTags _tags;
    private HashSet<string>? _known;

    /// <summary>Describes a subscription.</summary>
    /// <param name="typeName">The CLR name of its class, for messages.</param>
    /// <param name="name">The name of its checkpoint.</param>
    /// <param name="events">The events that it handles; the tags of the generated loop follow this order.</param>
    public SubscriptionDefinition(string typeName, string name, ImmutableArray<EventType> events)
    {
        (TypeName, Name, Events) = (typeName, name, events);
        _tags = new EventTags(this);
    }

    /// <summary>The CLR name of its class.</summary>
    public string TypeName { get; }

    /// <summary>The name of its checkpoint.</summary>
    public string Name { get; }

    /// <summary>The events that it handles.</summary>
    public ImmutableArray<EventType> Events { get; }

    /// <summary>The old versions that upcasters turn into its events; their tags follow those of <see cref="Events"/>.</summary>
    public ImmutableArray<EventType> Old { get; init; } = [];

    /// <summary>The old versions of which upcasters make nothing that concerns it.</summary>
    public ImmutableArray<EventType> Vanished { get; init; } = [];

    /// <summary>The names of the events that it ignores.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>The categories that it reads; empty for all.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>
    /// The manifest of the events that its build knows, of which it passes by those that it doesn't handle; <see langword="null"/> when every event of its
    /// categories is handled or ignored by name.
    /// </summary>
    public AssemblyManifest? Known { get; init; }

    /// <summary>How many shards it has, from 1.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>What becomes of an event whose handling fails for good.</summary>
    public FailureAction OnFailure { get; init; }

    /// <summary>What is read for it.</summary>
    internal EventFilter Filter => field ??= new EventFilter { Categories = Categories };

    /// <summary>The tag of each of a store's event types.</summary>
    internal ushort[] TagsOf(EventTypeTable table) => _tags.Of(table);

    /// <summary>The event as this build has it, where its shape differs from what the store holds.</summary>
    internal EventType? FindBuilt(EventType stored) => Events.Concat(Old).FirstOrDefault(e => e.Name == stored.Name && e.SchemaVersion == stored.SchemaVersion);

    private bool IsKnown(string name) => Known is not null && (_known ??= KnownNames.Of(Known)).Contains(name);

    /// <summary>What each event type of a store means to the subscription; kept until the store's table grows.</summary>
    private sealed class EventTags(SubscriptionDefinition definition)
    {
        private (EventTypeTable Table, ushort[] Tags)? _last;

        public ushort[] Of(EventTypeTable table)
        {
            lock (this)
            {
                if (_last is not { } last || last.Table != table)
                {
                    ushort[] tags = new ushort[table.Length];
                    for (int id = 1; id < tags.Length; id++)
                    {
                        tags[id] = table[id] is { } type ? TagOf(type) : ReplayTag.Unknown;
                    }

                    _last = last = (table, tags);
                }

                return last.Tags;
            }
        }

        private ushort TagOf(EventType stored)
            => AggregateDefinition.TagIn(definition.Events, stored, ReplayTag.FirstEvent)
                ?? AggregateDefinition.TagIn(definition.Old, stored, ReplayTag.FirstEvent + definition.Events.Length)
                ?? (IsPassedBy(stored) ? ReplayTag.Ignored : ReplayTag.Unknown);

        // A later schema version of an event that is handled is not passed by: a newer build wrote it, and knows what is to be done.
        private bool IsPassedBy(EventType stored)
            => definition.Ignored.Contains(stored.Name)
                || AggregateDefinition.IndexIn(definition.Vanished, stored.Name, stored.SchemaVersion) >= 0
                || (definition.IsKnown(stored.Name) && !definition.Events.Any(e => e.Name == stored.Name));
    }
}
