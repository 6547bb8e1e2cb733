using Foldstream.Events;

namespace Foldstream.Subscriptions;

/// <summary>A subscription has come to an event that its build doesn't know. It is neither parked nor passed by: a build that knows it goes on there.</summary>
public sealed class SubscriptionWaitsException : FoldstreamException
{
    internal SubscriptionWaitsException(SubscriptionDefinition definition, StreamId stream, long version, long position, EventType type)
        : base(FormattableString.Invariant($"Subscription '{definition.Name}' waits for a newer build at position {position}: {stream}, version {version}, is '{type.Name}' v{type.SchemaVersion}, ")
            + $"which this build doesn't know. Deploy the build that wrote it, with {definition.TypeName}. If another application writes it, say which streams are meant: "
            + $"[Subscription(\"{definition.Name}\", Categories = [...])], or declare [Ignores(\"{type.Name}\")].")
        => (Stream, Version, Position, EventName, SchemaVersion) = (stream, version, position, type.Name, type.SchemaVersion);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The version of the event.</summary>
    public long Version { get; }

    /// <summary>Its position.</summary>
    public long Position { get; }

    /// <summary>Its name.</summary>
    public string EventName { get; }

    /// <summary>Its schema version.</summary>
    public int SchemaVersion { get; }
}
