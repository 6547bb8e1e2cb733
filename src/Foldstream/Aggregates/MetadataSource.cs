using Foldstream.Signals;

namespace Foldstream.Aggregates;

/// <summary>
/// The metadata of one decision: what the caller gave, completed member by member by what the host says. The host is asked once, when the
/// metadata is needed first, however often the decision is made. The trace context that the append carries is that of the activity in which the
/// metadata is settled.
/// </summary>
internal sealed class MetadataSource
{
    private static readonly MetadataSource Empty = new(null, null, traced: true), EmptySettled = new(null, null, traced: true) { _isSettled = true },
        EmptyUntraced = new(null, null, traced: false);

    private readonly EventMetadata? _given;
    private readonly Func<EventMetadata>? _host;
    private readonly MetadataSource? _untraced;
    private readonly bool _traced;
    private bool _isSettled;
    private EventMetadata? _value;
    private byte[]? _encoded;

    private MetadataSource(EventMetadata? given, Func<EventMetadata>? host, bool traced) => (_given, _host, _traced, _isSettled) = (given, host, traced, !traced);

    private MetadataSource(MetadataSource untraced, EventMetadata value) => (_untraced, _value, _isSettled) = (untraced, value, true);

    public EventMetadata Value => _value ??= _host is null ? Given : Complete(Given, _host());

    public byte[] Encoded => _encoded ??= EventMetadataCodec.Encode(Value);

    private EventMetadata Given => _given ?? EventMetadata.Empty;

    /// <summary>What the host says, and nobody else.</summary>
    /// <param name="host">The host.</param>
    /// <param name="traced">Whether the append is to carry the trace context.</param>
    public static MetadataSource Of(Func<EventMetadata>? host, bool traced) => host is null ? Nothing(traced) : new(null, host, traced);

    public static MetadataSource Of(EventMetadata given, Func<EventMetadata>? host, bool traced)
        => given.IsEmpty && host is null ? Nothing(traced) : new(given, host, traced);

    /// <summary>The same with the trace context of now. What comes of it stays as it is.</summary>
    public MetadataSource Settle()
    {
        if (_isSettled)
        {
            return this;
        }

        if (TraceContext.Current is { } activity)
        {
            return new MetadataSource(this, TraceContext.AddTo(Value, activity));
        }

        if (ReferenceEquals(this, Empty))
        {
            return EmptySettled;
        }

        _isSettled = true;
        return this;
    }

    /// <summary>The same for another decision.</summary>
    public MetadataSource Anew()
        => _untraced is not null ? _untraced.Anew()
            : ReferenceEquals(this, EmptySettled) ? Empty
            : _host is null && (!_traced || !_isSettled) ? this
            : new MetadataSource(_given, _host, _traced);

    private static MetadataSource Nothing(bool traced) => traced ? Empty : EmptyUntraced;

    private static EventMetadata Complete(EventMetadata given, EventMetadata? host)
        => host is null || host.IsEmpty ? given
            : given.IsEmpty ? host
            : new EventMetadata
            {
                Actor = given.Actor ?? host.Actor,
                CorrelationId = given.CorrelationId ?? host.CorrelationId,
                CausationId = given.CausationId ?? host.CausationId,
                Headers = given.Headers.IsEmpty ? host.Headers : host.Headers.SetItems(given.Headers),
            };
}
