using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S0: snapshots, of the stores that keep them.</summary>
internal static class SnapshotRules
{
    private static readonly FoldFingerprint First = new(1), Second = new(2), Third = new(UInt128.MaxValue);

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        Rule("S001", "A snapshot that was kept is found under its stream and fingerprint, byte for byte, and nowhere else.", async run =>
        {
            await KeepAsync(run, Alice, First, 2, 7).ConfigureAwait(false);
            Demand.Equal((2L, 7), await FindAsync(run, Alice, First).ConfigureAwait(false), "the version and the bytes of the snapshot");
            Demand.Equal(null, await FindAsync(run, Alice, Second).ConfigureAwait(false), "the snapshot under another fingerprint");
            Demand.Equal(null, await FindAsync(run, Bob, First).ConfigureAwait(false), "the snapshot of another stream");
        }),
        Rule("S002", "A snapshot beyond the version that was asked for is not found.", async run =>
        {
            await KeepAsync(run, Alice, First, 3, 7).ConfigureAwait(false);
            Demand.Equal(null, await FindAsync(run, Alice, First, 2).ConfigureAwait(false), "the snapshot up to version 2");
            Demand.Equal((3L, 7), await FindAsync(run, Alice, First, 3).ConfigureAwait(false), "the snapshot up to version 3");
        }),
        Rule("S003", "A snapshot replaces an older one, and one of the same or a higher version only when it is told to.", async run =>
        {
            await KeepAsync(run, Alice, First, 2, 1).ConfigureAwait(false);
            await KeepAsync(run, Alice, First, 4, 2).ConfigureAwait(false);
            Demand.Equal((4L, 2), await FindAsync(run, Alice, First).ConfigureAwait(false), "the newer snapshot");
            await KeepAsync(run, Alice, First, 3, 3).ConfigureAwait(false);
            await KeepAsync(run, Alice, First, 4, 4).ConfigureAwait(false);
            Demand.Equal((4L, 2), await FindAsync(run, Alice, First).ConfigureAwait(false), "the snapshot after older ones");
            await KeepAsync(run, Alice, First, 3, 5, always: true).ConfigureAwait(false);
            Demand.Equal((3L, 5), await FindAsync(run, Alice, First).ConfigureAwait(false), "the snapshot that replaces always");
        }),
        Rule("S004", "A stream has snapshots under two fingerprints; a third one takes the place of the one that was written longest ago.", async run =>
        {
            await KeepAsync(run, Alice, First, 2, 1).ConfigureAwait(false);
            await KeepAsync(run, Alice, Second, 1, 2).ConfigureAwait(false);
            Demand.Equal((2L, 1), await FindAsync(run, Alice, First).ConfigureAwait(false), "the first of two");
            await KeepAsync(run, Alice, First, 3, 3).ConfigureAwait(false);
            await KeepAsync(run, Alice, Third, 1, 4).ConfigureAwait(false);
            Demand.Equal(null, await FindAsync(run, Alice, Second).ConfigureAwait(false), "the one that was written longest ago");
            Demand.Equal((3L, 3), await FindAsync(run, Alice, First).ConfigureAwait(false), "the one that was written again");
            Demand.Equal((1L, 4), await FindAsync(run, Alice, Third).ConfigureAwait(false), "the third");
            await KeepAsync(run, Bob, Second, 1, 5).ConfigureAwait(false);
            Demand.Equal((3L, 3), await FindAsync(run, Alice, First).ConfigureAwait(false), "the snapshot after one of another stream");
        }),
        Rule("S005", "A snapshot beyond its stream, or of a stream that the store does not have, is not kept.", async run =>
        {
            await KeepAsync(run, Alice, First, 6, 1).ConfigureAwait(false);
            await KeepAsync(run, Carol, First, 1, 1).ConfigureAwait(false);
            Demand.Equal(null, await FindAsync(run, Alice, First).ConfigureAwait(false), "the snapshot beyond its stream");
            Demand.Equal(null, await FindAsync(run, Carol, First).ConfigureAwait(false), "the snapshot without a stream");
            Demand.Equal(7L, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        Rule("S006", "A snapshot that is larger than an append may be, or names nothing, is refused.", async run =>
        {
            IEventStore small = await run.OpenAsync(PageLimits.Default with { MaxAppendSize = 1000, MaxEventSize = 500 }).ConfigureAwait(false);
            foreach (StoredSnapshot snapshot in new StoredSnapshot[] { new(First, 1, new byte[1001]), new(default, 1, new byte[1]), new(First, 0, new byte[1]), new(First, 1, default) })
            {
                await Demand.ThrowsAsync<ArgumentException>(async () => await small.KeepSnapshotAsync(Alice, snapshot, cancellationToken: run.Token).ConfigureAwait(false),
                    $"a snapshot of version {snapshot.Version} and {snapshot.Bytes.Length} bytes").ConfigureAwait(false);
            }

            await Demand.ThrowsAsync<ArgumentException>(async () => await small.KeepSnapshotAsync(default, new StoredSnapshot(First, 1, new byte[1]), cancellationToken: run.Token).ConfigureAwait(false),
                "a snapshot of no stream").ConfigureAwait(false);
        }),
        Rule("S007", "Whoever keeps snapshots at once, the newest one stays, and appends go on.", async run =>
        {
            await Task.WhenAll(Enumerable.Range(1, 5).Select(version => Task.Run(async () =>
            {
                for (int round = 0; round < 10; round++)
                {
                    await KeepAsync(run, Alice, First, version, (byte)version).ConfigureAwait(false);
                    await run.AppendAsync(To(Bob, round)).ConfigureAwait(false);
                }
            }, run.Token))).ConfigureAwait(false);
            Demand.Equal((5L, 5), await FindAsync(run, Alice, First).ConfigureAwait(false), "the newest snapshot");
            Demand.Equal(57L, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
    ];

    /// <summary>A rule of a store that keeps snapshots. Alice has five events then, and Bob has two.</summary>
    private static ConformanceRule Rule(string id, string law, Func<RuleRun, Task> body) => new(id, law, async run =>
    {
        if (!run.Store.KeepsSnapshots)
        {
            throw new RuleDeclinedException(nameof(IEventStore.KeepsSnapshots));
        }

        await run.AppendAsync(To(Alice, 1, 2, 3, 4, 5)).ConfigureAwait(false);
        await run.AppendAsync(To(Bob, 6, 7)).ConfigureAwait(false);
        await body(run).ConfigureAwait(false);
    });

    private static async Task KeepAsync(RuleRun run, StreamId stream, FoldFingerprint fingerprint, long version, byte content, bool always = false)
        => await run.Store.KeepSnapshotAsync(stream, new StoredSnapshot(fingerprint, version, new byte[] { content, 0, 255 }), always, run.Token).ConfigureAwait(false);

    /// <returns>The version and what <see cref="KeepAsync"/> was given.</returns>
    private static async Task<(long Version, int Content)?> FindAsync(RuleRun run, StreamId stream, FoldFingerprint fingerprint, long maxVersion = long.MaxValue)
    {
        if (await run.Store.FindSnapshotAsync(stream, fingerprint, maxVersion, run.Token).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        Demand.Equal(fingerprint, found.Fingerprint, "the fingerprint of the snapshot");
        Demand.Equal(3, found.Bytes.Length, "the number of its bytes");
        Demand.Sequence(new byte[] { 0, 255 }, found.Bytes.ToArray().Skip(1), "the last two of them");
        return (found.Version, found.Bytes.Span[0]);
    }
}
