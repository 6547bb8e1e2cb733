using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>A page of any events, and its metadata, shown as JSON lines.</summary>
internal sealed class DumpTarget : FuzzTarget
{
    private static readonly byte[] Metadata = EventMetadataCodec.Encode(new EventMetadata { Actor = "anna" });

    private readonly OnePage _store = new(PageSamples.Types) { Metadata = Metadata };
    private readonly Counter _output = new();

    public override string Name => "dump";

    public override int Weight => 120;

    public override ImmutableArray<byte[]> Samples => PageSamples.OfAll;

    // The lines are collected three times (as bytes, characters, and lines), each time in a buffer that doubles. A kind's shape is parsed when it is met.
    public override long AllowedOutput => 16 * _output.Length;

    public override int FixedAllocation => 128 << 10;

    public override void Read(Span<byte> input, int sample)
    {
        OnePage.Seal(input, Metadata);
        _store.Page = input.ToArray();
        _output.Length = 0;
        _ = _store.DumpAsync(OnePage.Stream, _output).AsTask().GetAwaiter().GetResult();
    }

    public override bool IsTyped(Exception error) => error is CorruptPageException;

    public override void Dispose()
    {
        _output.Dispose();
        _store.Dispose();
        base.Dispose();
    }

    private sealed class Counter : TextWriter
    {
        public long Length { get; set; }

        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            Length += buffer.Length;
            return Task.CompletedTask;
        }
    }
}
