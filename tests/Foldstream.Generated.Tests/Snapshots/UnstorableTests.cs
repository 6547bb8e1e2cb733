using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>A state that would not come back as it is is not stored; its stream is replayed, and the log says why.</summary>
public sealed class UnstorableTests
{
    [Theory]
    [InlineData("shared", 1, "holds one object of type")]
    [InlineData("own comparer", 1, "ByLength', which can't be stored")]
    [InlineData("large", 5000, "larger than an append may be, which is 4096 bytes")]
    public async Task It_is_said_why_there_is_none(string name, int size, string reason)
    {
        using InMemoryEventStore store = new(PageLimits.Default with { MaxAppendSize = 4096, MaxEventSize = 1024 });
        Warnings warnings = new();
        Repository<Cabinet, string> cabinets = new(store, logger: warnings);
        await cabinets.StartAsync("c", cabinet => cabinet.Fill(name, size));
        await cabinets.ExecuteAsync("c", cabinet => cabinet.Fill("x", 1));

        Assert.Contains(reason, Assert.Single(warnings.Texts), StringComparison.Ordinal);
        Assert.Null(await store.FindSnapshotAsync(Cabinet.StreamOf("c"), FingerprintOf<Cabinet>(), long.MaxValue));
        for (int i = 0; i < 3; i++) await cabinets.LoadAsync("c");
        Assert.Single(warnings.Texts);
        Assert.Equal((await new Repository<Cabinet, string>(store) { Fingerprint = default }.LoadAsync("c")).Seen, (await cabinets.LoadAsync("c")).Seen);
    }

    [Fact]
    public async Task The_same_state_without_that_is_stored()
    {
        using InMemoryEventStore store = new();
        Warnings warnings = new();
        Repository<Cabinet, string> cabinets = new(store, logger: warnings);
        await cabinets.StartAsync("c", cabinet => cabinet.Fill("a", 1));
        await cabinets.ExecuteAsync("c", cabinet => cabinet.Fill("x", 1));

        Assert.Equal(2, (await store.FindSnapshotAsync(Cabinet.StreamOf("c"), FingerprintOf<Cabinet>(), long.MaxValue))!.Value.Version);
        Assert.Empty(warnings.Texts);
    }

    private static FoldFingerprint FingerprintOf<T>()
        where T : Aggregates.IFold<T>
        => T.Fingerprint;
}
