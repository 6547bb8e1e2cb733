using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S27: deleted streams, of the stores that change streams.</summary>
internal static class DeletionRules
{
    private static readonly Audit ByAda = new("ada", "asked to forget", Noon), ByBen = new("ben", "again", Noon.AddDays(1));

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        ChangesStreams("S271", "A deleted stream gives no page; its reader is told of every event that is gone, either way, and gets the version that the stream had.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            StreamInfo deleted = await run.Store.DeleteStreamAsync(Alice, ByAda, ExpectedVersion.At(9), run.Token).ConfigureAwait(false);
            Demand.Equal(new StreamInfo { Stream = Alice, Version = 9, State = StreamState.Deleted, LastChange = ByAda }, deleted, "the deleted stream");
            Demand.Equal(deleted, await run.Store.FindStreamAsync(Alice, run.Token).ConfigureAwait(false), "the stream when it is looked up");
            PageNotes forward = await run.ReadAsync(Alice).ConfigureAwait(false), backward = await run.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward).ConfigureAwait(false);
            Demand.Equal((0, 9L), (forward.Pages.Count, forward.Returned), "the number of pages and the version of reading forward");
            Demand.Equal((0, 9L), (backward.Pages.Count, backward.Returned), "the number of pages and the version of reading backward");
            Demand.Sequence(Enumerable.Range(1, 9).Select(i => (long)i), Versions(forward), "the versions that are told forward");
            Demand.Sequence(Enumerable.Range(1, 9).Select(i => (long)i), Versions(backward).Order(), "the versions that are told backward");
        }),
        ChangesStreams("S272", "The positions of a deleted stream stay taken: the head stays, a reader by position is told of each in its place, and other streams are as they were.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            await run.Store.DeleteStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            PageNotes all = await run.ReadAllAsync().ConfigureAwait(false);
            Demand.Equal(10, all.Returned, "the head");
            Demand.Sequence([1, 2, 3, 4, 6, 7, 8, 9, 10], Positions(all), "the positions that are told");
            Demand.That(all.Passed.All(events => events.Stream == Alice && events.Reason == PassReason.Deleted), "all that is told to be of the deleted stream, and deleted");
            Demand.Sequence([20], all.Numbers, "the numbers that are left");
            Demand.Sequence([9, 10], Positions(await run.ReadAllAsync(8).ConfigureAwait(false)).Where(position => position > 8), "the positions that are told behind 8");
        }),
        ChangesStreams("S273", "A deleted stream takes no append and no check, whatever it held, and nothing is written.", async run =>
        {
            StreamAppend append = To(Alice, 1);
            await run.AppendAsync(append).ConfigureAwait(false);
            await run.Store.DeleteStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(null, await run.Store.FindAppendAsync(Alice, append.AppendId, run.Token).ConfigureAwait(false), "the append that it held");
            StreamDeletedException refused = await Demand.ThrowsAsync<StreamDeletedException>(() => run.AppendAsync(To(Alice, 2)), "an append").ConfigureAwait(false);
            Demand.Equal((Alice, ByAda), (refused.Stream, refused.Audit), "the stream and the audit of the error");
            await Demand.ThrowsAsync<StreamDeletedException>(() => run.AppendAsync(append), "the append that it held").ConfigureAwait(false);
            await Demand.ThrowsAsync<StreamDeletedException>(() => run.AppendAsync(To(Alice, ExpectedVersion.None, 2)), "an append that expects no stream").ConfigureAwait(false);
            await Demand.ThrowsAsync<StreamDeletedException>(() => run.AppendUnitAsync(To(Bob, 1), To(Alice, 2)), "a unit").ConfigureAwait(false);
            await Demand.ThrowsAsync<StreamDeletedException>(
                () => run.Store.AppendAsync([To(Bob, 1)], [new StreamCheck(Alice, ExpectedVersion.None)], run.Token).AsTask(), "a check").ConfigureAwait(false);
            Demand.Equal(1, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        ChangesStreams("S274", "Positions are not given again when the newest events are deleted.", async run =>
        {
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 2, 3)).ConfigureAwait(false);
            await run.Store.DeleteStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(4, (await run.AppendAsync(To(Bob, 4)).ConfigureAwait(false)).Position, "the position of the next append");
            Demand.Sequence([4], (await run.ReadAllAsync(3).ConfigureAwait(false)).Numbers, "the numbers behind what was deleted");
        }),
        ChangesStreams("S275", "A deletion takes the snapshots of the stream, and none is kept later.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            StoredSnapshot snapshot = new(new FoldFingerprint(1), 2, new byte[] { 7 });
            if (run.Store.KeepsSnapshots)
            {
                await run.Store.KeepSnapshotAsync(Alice, snapshot, cancellationToken: run.Token).ConfigureAwait(false);
            }

            await run.Store.DeleteStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(null, await run.Store.FindSnapshotAsync(Alice, new FoldFingerprint(1), long.MaxValue, run.Token).ConfigureAwait(false), "the snapshot");
            if (run.Store.KeepsSnapshots)
            {
                await run.Store.KeepSnapshotAsync(Alice, snapshot, always: true, run.Token).ConfigureAwait(false);
                Demand.Equal(null, await run.Store.FindSnapshotAsync(Alice, new FoldFingerprint(1), long.MaxValue, run.Token).ConfigureAwait(false), "the later snapshot");
            }
        }),
        ChangesStreams("S276", "A deletion is for good: repeated, it changes nothing, and any other change is refused.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            StreamInfo deleted = await run.Store.DeleteStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(deleted, await run.Store.DeleteStreamAsync(Alice, ByBen, ExpectedVersion.At(7), run.Token).ConfigureAwait(false), "the stream after another deletion");
            await Demand.ThrowsAsync<StreamDeletedException>(() => run.Store.ReopenStreamAsync(Alice, ByBen, cancellationToken: run.Token).AsTask(), "opening it").ConfigureAwait(false);
            await Demand.ThrowsAsync<StreamDeletedException>(
                () => run.Store.SetStreamMetadataAsync(Alice, StreamMetadataRules.Texts(("a", "b")), ByBen, cancellationToken: run.Token).AsTask(), "setting metadata").ConfigureAwait(false);
        }),
        ChangesStreams("S277", "A deletion that expects another version conflicts, and deletes nothing.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await Demand.ThrowsAsync<VersionConflictException>(() => run.Store.DeleteStreamAsync(Alice, ByAda, ExpectedVersion.At(1), run.Token).AsTask(), "deleting").ConfigureAwait(false);
            Demand.Sequence([1, 2], (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers, "the numbers of the stream");
        }),
        ChangesStreams("S278", "Reading many streams tells of those that were deleted in their place.", async run =>
        {
            foreach (StreamId stream in new[] { Alice, Bob, Carol })
            {
                await run.AppendAsync(To(stream, 1)).ConfigureAwait(false);
            }

            await run.Store.DeleteStreamAsync(Bob, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            PageNotes many = await run.ReadManyAsync(Alice, Bob, Carol).ConfigureAwait(false);
            Demand.Sequence([Alice, Carol], many.Pages.Select(page => page.Stream), "the streams of the pages");
            Demand.Sequence([Bob], many.Passed.Select(events => events.Stream), "the streams that are told of");
        }),
    ];

    private static IEnumerable<long> Versions(PageNotes notes) => notes.Passed.SelectMany(events => Run(events.FirstVersion, events.Count));

    private static IEnumerable<long> Positions(PageNotes notes) => notes.Passed.SelectMany(events => Run(events.FirstPosition, events.Count));

    private static IEnumerable<long> Run(long first, int count) => Enumerable.Range(0, count).Select(i => first + i);
}
