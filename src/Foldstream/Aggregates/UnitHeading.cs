namespace Foldstream.Aggregates;

/// <summary>What every append of a unit says of itself: one id, one time, one metadata. Time and metadata are settled when they are asked for first.</summary>
internal sealed class UnitHeading(AppendId appendId, DateTimeOffset? time, TimeProvider clock, MetadataSource metadata)
{
    private DateTimeOffset? _time = time?.ToUniversalTime();

    public AppendId AppendId => appendId;

    /// <summary>In UTC.</summary>
    public DateTimeOffset Time => _time ??= clock.GetUtcNow();

    public EventMetadata Metadata => metadata.Value;

    public byte[] EncodedMetadata => metadata.Encoded;

    /// <summary>The heading of the unit that follows.</summary>
    public UnitHeading Next() => new(AppendId.New(), null, clock, metadata.Anew());
}
