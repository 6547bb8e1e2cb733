namespace Foldstream.Aggregates;

/// <summary>
/// What every append of a unit says of itself: one id, one time, one metadata. What is not given is settled when it is asked for first, and
/// never for an aggregate that is only read.
/// </summary>
internal sealed class UnitHeading(AppendId appendId, DateTimeOffset? time, TimeProvider clock, MetadataSource metadata)
{
    private MetadataSource _metadata = metadata;
    private AppendId _appendId = appendId;
    private DateTimeOffset? _time = time?.ToUniversalTime();

    public AppendId AppendId => _appendId.IsEmpty ? _appendId = AppendId.New() : _appendId;

    /// <summary>In UTC.</summary>
    public DateTimeOffset Time => _time ??= clock.GetUtcNow();

    public EventMetadata Metadata => (_metadata = _metadata.Settle()).Value;

    public byte[] EncodedMetadata => (_metadata = _metadata.Settle()).Encoded;

    /// <summary>The heading of the unit that follows.</summary>
    public UnitHeading Next() => new(default, null, clock, _metadata.Anew());
}
