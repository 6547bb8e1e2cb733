using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>The file of a SQLite store, damaged anywhere: also where SQLite keeps its own structures.</summary>
internal sealed class FileTarget : FuzzTarget
{
    private readonly DamagedStore _store = new();

    public FileTarget() => Samples = [_store.Whole];

    public override string Name => "SQLite file";

    public override int Weight => 1;

    public override ImmutableArray<byte[]> Samples { get; }

    public override int FixedAllocation => 1 << 20;

    public override void Read(Span<byte> input, int sample)
    {
        _store.Put(input);
        _store.ReadEveryWay();
    }

    public override bool IsTyped(Exception error) => DamagedStore.IsTyped(error);

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }
}
