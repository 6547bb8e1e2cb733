namespace Foldstream.Aggregates;

/// <summary>
/// The metadata of one decision: what the caller gave, completed member by member by what the host says. The host is asked once, when the
/// metadata is needed first, however often the decision is made.
/// </summary>
internal sealed class MetadataSource
{
    private static readonly MetadataSource Empty = new(null, null);

    private readonly EventMetadata? _given;
    private readonly Func<EventMetadata>? _host;
    private EventMetadata? _value;
    private byte[]? _encoded;

    private MetadataSource(EventMetadata? given, Func<EventMetadata>? host) => (_given, _host) = (given, host);

    public EventMetadata Value => _value ??= _host is null ? Given : Complete(Given, _host());

    public byte[] Encoded => _encoded ??= EventMetadataCodec.Encode(Value);

    private EventMetadata Given => _given ?? EventMetadata.Empty;

    /// <summary>What the host says, and nobody else.</summary>
    public static MetadataSource Of(Func<EventMetadata>? host) => host is null ? Empty : new(null, host);

    public static MetadataSource Of(EventMetadata given, Func<EventMetadata>? host) => given.IsEmpty && host is null ? Empty : new(given, host);

    /// <summary>The same for another decision.</summary>
    public MetadataSource Anew() => _host is null ? this : new(_given, _host);

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
