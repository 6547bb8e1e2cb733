using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Hosting;

namespace Foldstream.Testing;

/// <summary>All that a project and its references have to do with events: current ones, old versions, aggregates and what is shipped.</summary>
internal sealed class LawDomain : IManifestVisitor, IUpcasterVisitor
{
    private readonly HashSet<AssemblyManifest> _seen = [];
    private readonly SortedDictionary<EventKey, EventCode> _current = [];
    private readonly SortedDictionary<EventKey, OldCode> _old = [];
    private readonly SortedDictionary<EventKey, string> _shipped = [];
    private readonly SortedDictionary<string, AggregateLaws> _aggregates = new(StringComparer.Ordinal);

    public LawDomain(AssemblyManifest manifest) => Reference(manifest);

    public IEnumerable<EventCode> Current => _current.Values;

    public IEnumerable<OldCode> Old => _old.Values;

    /// <summary>The shapes that are shipped, as the locks hold them.</summary>
    public IReadOnlyDictionary<EventKey, string> Shipped => _shipped;

    public IEnumerable<AggregateLaws> Aggregates => _aggregates.Values;

    public EventCode? FindCurrent(EventKey key) => _current.GetValueOrDefault(key);

    public OldCode? FindOld(EventKey key) => _old.GetValueOrDefault(key);

    public AggregateLaws? FindAggregate(Type type) => _aggregates.Values.FirstOrDefault(aggregate => aggregate.ClrType == type);

    public void Event<TEvent>()
        where TEvent : IEvent<TEvent>
    {
        if (!_current.TryAdd(TEvent.EventType, new EventCode<TEvent>()))
        {
            throw new InvalidOperationException($"{TEvent.EventType} is both {_current[TEvent.EventType].ClrType} and {typeof(TEvent)}: bytes of the one would be read as the other.");
        }
    }

    public void Aggregate<TAggregate, TKey>()
        where TAggregate : IAggregate<TAggregate, TKey>
        => _aggregates.Add(typeof(TAggregate).FullName!, new AggregateLaws<TAggregate, TKey>());

    public void Upcaster<TOld>(Upcaster<TOld> upcaster)
        where TOld : IOldEvent<TOld>
        => _old[TOld.EventType] = new OldCode<TOld>(upcaster);

    public void Reference(AssemblyManifest manifest)
    {
        if (!_seen.Add(manifest)) return;

        manifest.Accept((IManifestVisitor)this);
        manifest.Accept((IUpcasterVisitor)this);
        foreach ((EventKey key, string shape) in ShippedEvents.Of(manifest.GetType().Assembly)) _shipped[key] = shape;
    }
}

/// <summary>An event name and a schema version; in order of name, then version.</summary>
internal readonly record struct EventKey(string Name, int SchemaVersion) : IComparable<EventKey>
{
    public static implicit operator EventKey(EventType type) => new(type.Name, type.SchemaVersion);

    public int CompareTo(EventKey other) => string.CompareOrdinal(Name, other.Name) is not 0 and int order ? order : SchemaVersion.CompareTo(other.SchemaVersion);

    /// <summary><c>order-placed v1</c>.</summary>
    public override string ToString() => $"{Name} v{SchemaVersion}";
}
