using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>The metadata of an append.</summary>
internal sealed class MetadataTarget : FuzzTarget
{
    public override string Name => "metadata";

    public override int Weight => 120;

    public override ImmutableArray<byte[]> Samples { get; } =
    [
        EventMetadataCodec.Encode(new EventMetadata { Actor = "anna" }),
        EventMetadataCodec.Encode(new EventMetadata { Actor = "anna", CorrelationId = "0199aabb", CausationId = "7f3a" }),
        EventMetadataCodec.Encode(new EventMetadata { Headers = ImmutableSortedDictionary<string, string>.Empty.Add("ip", "::1").Add("agent", "curl") }),
        EventMetadataCodec.Encode(new EventMetadata
        {
            CausationId = "日本語",
            Headers = Enumerable.Range(0, 40).ToImmutableSortedDictionary(i => $"header-{i}", i => new string('x', i)),
        }),
    ];

    public override void Read(Span<byte> input, int sample) => EventMetadataCodec.Decode(input);

    public override bool IsTyped(Exception error) => error is MalformedPayloadException;

    public override void Recheck(Span<byte> input, int sample)
    {
        EventMetadata read = EventMetadataCodec.Decode(input);
        if (!EventMetadataCodec.Decode(EventMetadataCodec.Encode(read)).Equals(read))
        {
            throw new InconsistentException("Accepted metadata reads as other after it was written.");
        }
    }
}
