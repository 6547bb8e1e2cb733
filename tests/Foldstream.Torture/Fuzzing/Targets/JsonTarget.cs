using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>Payloads read by their shapes alone.</summary>
internal sealed class JsonTarget : FuzzTarget
{
    private readonly JsonOfPayload _json = new();

    public override string Name => "payload as JSON";

    public override int Weight => 200;

    public override ImmutableArray<byte[]> Samples => KindSamples.Payloads;

    // The buffer grows by doubling.
    public override long AllowedOutput => 8L * _json.Length;

    public override void Read(Span<byte> input, int sample) => _json.Write(KindSamples.KindOf(sample), input);

    public override bool IsTyped(Exception error) => error is MalformedPayloadException or ProtectedMemberException;

    public override void Dispose()
    {
        _json.Dispose();
        base.Dispose();
    }
}
