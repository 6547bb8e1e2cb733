using System.ComponentModel;
using Foldstream.Aggregates;

namespace Foldstream;

/// <summary>What a decision may know besides the state.</summary>
public readonly struct DecisionContext
{
    private readonly AggregateSession _session;

    internal DecisionContext(AggregateSession session) => _session = session;

    /// <summary>The time of the append, in UTC: the time provider's, or the one that <see cref="AppendOptions.Time"/> gave.</summary>
    public DateTimeOffset Now => _session.Time;

    /// <summary>Who acts; <see langword="null"/> when not said.</summary>
    public string? Actor => _session.Metadata.Actor;

    /// <summary>The id of the append that the decision leads to.</summary>
    public AppendId AppendId => _session.AppendId;

    /// <summary>The stream.</summary>
    public StreamId Stream => _session.Stream;

    /// <summary>Records the events that a record's decision returned. The generated and the runtime's <c>ExecuteAsync</c> call it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Record<TAggregate, TEvents>(in TEvents events)
        where TEvents : IEventSet<TAggregate>
        => _session.Add<TAggregate, TEvents>(in events);

    /// <summary>The stream's version that the decision sees; 0 for a stream that begins.</summary>
    public long Version => _session.StoredVersion;
}
