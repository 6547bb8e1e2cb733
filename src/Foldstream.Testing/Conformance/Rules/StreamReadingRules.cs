using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S4: streams are read whole pages at a time.</summary>
internal static class StreamReadingRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S401", "Reading forward begins with the page that holds the version, and goes on to the newest page.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach ((long from, string expected) in new[]
            {
                (0, "1 4 5 8"), (1, "1 4 5 8"), (3, "1 4 5 8"), (4, "4 5 8"), (6, "5 8"), (9, "8"), (10, ""), (long.MaxValue, ""),
            })
            {
                Demand.Equal(expected, (await run.ReadAsync(Alice, from).ConfigureAwait(false)).FirstVersions, $"the first versions of the pages from version {from} on");
            }
        }),
        new("S402", "Reading backward begins with the page that holds the version, or the newest one, and goes on to the first page.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach ((long from, string expected) in new[]
            {
                (long.MaxValue, "8 5 4 1"), (9, "8 5 4 1"), (8, "8 5 4 1"), (6, "5 4 1"), (3, "1"), (1, "1"), (0, ""),
            })
            {
                Demand.Equal(expected, (await run.ReadAsync(Alice, from, ReadDirection.Backward).ConfigureAwait(false)).FirstVersions,
                    $"the first versions of the pages from version {from} back");
            }
        }),
        new("S403", "The events of a page keep their order, whichever way the stream is read.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            Demand.Sequence([1, 2, 3, 4, 5, 6, 7, 8, 9], (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers, "the numbers read forward");
            Demand.Sequence([8, 9, 5, 6, 7, 4, 1, 2, 3], (await run.ReadAsync(Alice, long.MaxValue, ReadDirection.Backward).ConfigureAwait(false)).Numbers,
                "the numbers read backward");
        }),
        new("S404", "Reading a stream returns its version, wherever the reading begins and ends.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach (ReadDirection direction in Enum.GetValues<ReadDirection>())
            {
                foreach (long from in new[] { 0, 1, 6, 9, 10, long.MaxValue })
                {
                    Demand.Equal(9, (await run.ReadAsync(Alice, from, direction).ConfigureAwait(false)).Returned, $"the version when read {direction} from {from}");
                }
            }
        }),
        new("S405", "A stream without events gives no page and version 0.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach (ReadDirection direction in Enum.GetValues<ReadDirection>())
            {
                PageNotes read = await run.ReadAsync(Carol, 1, direction).ConfigureAwait(false);
                Demand.Equal((0, 0L), (read.Pages.Count, read.Returned), $"pages and version when read {direction}");
            }
        }),
        new("S406", "A consumer that has enough ends the reading of a stream, which still returns the stream's version.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach (ReadDirection direction in Enum.GetValues<ReadDirection>())
            {
                PageNotes two = new(stopAfter: 2);
                long version = await run.Store.ReadStreamAsync(Alice, 5, direction, two, run.Token).ConfigureAwait(false);
                Demand.Equal((9L, 2), (version, two.Pages.Count), $"version and pages when read {direction}");
            }
        }),
        new("S407", "Many streams are read in the order in which they are asked for, each from its first page on; one without events gives none.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            await run.AppendAsync(To(Carol, 30)).ConfigureAwait(false);
            PageNotes read = await run.ReadManyAsync(Carol, Stream("nobody"), Alice, Bob).ConfigureAwait(false);
            Demand.Sequence([Carol, Alice, Alice, Alice, Alice, Bob], read.Pages.Select(page => page.Stream), "the streams of the pages");
            Demand.Sequence([30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20], read.Numbers, "the numbers");
        }),
        new("S408", "A consumer that has enough ends the reading of many streams.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            PageNotes three = new(stopAfter: 3);
            await run.Store.ReadStreamsAsync(new[] { Bob, Alice }, three, run.Token).ConfigureAwait(false);
            Demand.Sequence([20, 1, 2, 3, 4], three.Numbers, "the numbers");
        }),
        new("S409", "A consumer may read from the store while it is handed a page.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            List<Task<PageNotes>> inner = [];
            PageNotes outer = new(onPage: () => inner.Add(run.ReadAsync(Bob)));
            await run.Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, outer, run.Token).ConfigureAwait(false);
            Demand.Sequence([20, 20, 20, 20], (await Task.WhenAll(inner).ConfigureAwait(false)).SelectMany(read => read.Numbers), "the numbers that the consumer read");
            Demand.Sequence([1, 2, 3, 4, 5, 6, 7, 8, 9], outer.Numbers, "the numbers that it was handed");
        }),
        new("S410", "What a consumer throws ends the reading and reaches the caller, and the store goes on.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            PageNotes failing = new(onPage: () => throw new DataMisalignedException("the consumer's own"));
            await Demand.ThrowsAsync<DataMisalignedException>(() => run.Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, failing, run.Token).AsTask(), "reading a stream")
                .ConfigureAwait(false);
            await Demand.ThrowsAsync<DataMisalignedException>(() => run.Store.ReadStreamsAsync(new[] { Alice }, failing, run.Token).AsTask(), "reading many streams").ConfigureAwait(false);
            await Demand.ThrowsAsync<DataMisalignedException>(() => run.Store.ReadAllAsync(0, failing, run.Token).AsTask(), "reading by position").ConfigureAwait(false);
            Demand.Equal(3, failing.Pages.Count, "the number of pages that the failing consumer was handed");
            Demand.Equal(9, (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers.Count(), "the number of events read after that");
        }),
        new("S411", "The pages of a stream follow each other without a hole, and their positions grow with their versions.", async run =>
        {
            for (int i = 0; i < 60; i++)
            {
                await run.AppendUnitAsync(To(Bob, i), To(Alice, i, i)).ConfigureAwait(false);
            }

            long version = 0, position = 0;
            foreach (PageNote page in (await run.ReadAsync(Alice).ConfigureAwait(false)).Pages)
            {
                Demand.Equal(version + 1, page.FirstVersion, "the first version of the next page");
                Demand.That(page.FirstPosition > position, $"the page at version {page.FirstVersion} to stand behind position {position}, and it stands at {page.FirstPosition}");
                (version, position) = (page.FirstVersion + page.Count - 1, page.FirstPosition + page.Count - 1);
            }

            Demand.Equal(120, version, "the last version");
        }),
        new("S412", "Many streams are read each from the page that holds its version on; from beyond its end a stream gives none.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach ((long from, string expected) in new[]
            {
                (0, "1 4 5 8"), (1, "1 4 5 8"), (3, "1 4 5 8"), (4, "4 5 8"), (6, "5 8"), (9, "8"), (10, ""), (long.MaxValue, ""),
            })
            {
                PageNotes read = new();
                await run.Store.ReadStreamsAsync(new StreamRead[] { new(Alice, from), new(Carol, 1), new(Bob, 2), new(Bob, 1) }, read, run.Token).ConfigureAwait(false);
                Demand.Equal(expected, string.Join(' ', read.Pages.Where(page => page.Stream == Alice).Select(page => page.FirstVersion)), $"the first versions of the pages from version {from} on");
                Demand.Equal(Bob, read.Pages[^1].Stream, "the stream of the last page");
                Demand.Equal(1, read.Pages.Count(page => page.Stream == Bob), "the number of pages of a stream of one, read from its end and from its beginning");
            }
        }),
    ];
}
