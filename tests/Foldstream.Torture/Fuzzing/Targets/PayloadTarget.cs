using System.Collections.Immutable;
using Foldstream.Kinds;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>The generated codecs.</summary>
internal sealed class PayloadTarget : FuzzTarget
{
    private readonly JsonOfPayload _json = new();

    public override string Name => "payload";

    public override int Weight => 800;

    public override ImmutableArray<byte[]> Samples => KindSamples.Payloads;

    public override void Read(Span<byte> input, int sample) => KindSamples.KindOf(sample).Decode(input, ulong.MaxValue);

    public override bool IsTyped(Exception error) => error is MalformedPayloadException or ProtectedMemberException;

    /// <summary>What was read in full can be read in part and by its shape, and it can be written and read again with the same result.</summary>
    public override void Recheck(Span<byte> input, int sample)
    {
        Kind kind = KindSamples.KindOf(sample);
        kind.Decode(input, 0);
        _json.Write(kind, input);
        byte[] written = kind.Rewrite(input);

        // The input's memory goes on, often with what a mutation has cut off. A reader that looks beyond its end has been helped by that.
        if (!kind.AreSame(kind.Rewrite(Slack.Poison(input).Span), written))
        {
            throw new InconsistentException($"A payload of {kind} reads as another where other bytes follow it in memory.");
        }

        if (!kind.AreSame(kind.Rewrite(written), written))
        {
            throw new InconsistentException($"An accepted payload of {kind} reads as another after it was written.");
        }
    }

    public override void Dispose()
    {
        _json.Dispose();
        base.Dispose();
    }
}
