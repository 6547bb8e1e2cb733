using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S5: the store as a whole is read by position.</summary>
internal static class PositionRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S501", "An empty store has the head 0 and no page.", async run =>
        {
            Demand.Equal(0, await run.HeadAsync().ConfigureAwait(false), "the head");
            PageNotes read = await run.ReadAllAsync().ConfigureAwait(false);
            Demand.Equal((0, 0L), (read.Pages.Count, read.Returned), "pages and head when read");
        }),
        new("S502", "The head is the position of the newest event.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            Demand.Equal(10, await run.HeadAsync().ConfigureAwait(false), "the head");
            await run.AppendAsync(To(Bob, 21, 22)).ConfigureAwait(false);
            Demand.Equal(12, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S503", "All streams are read in order of position.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            PageNotes read = await run.ReadAllAsync().ConfigureAwait(false);
            Demand.Equal("1 4 5 6 9", read.FirstPositions, "the first positions of the pages");
            Demand.Sequence([Alice, Alice, Bob, Alice, Alice], read.Pages.Select(page => page.Stream), "the streams of the pages");
            Demand.Sequence([1, 2, 3, 4, 20, 5, 6, 7, 8, 9], read.Numbers, "the numbers");
        }),
        new("S504", "Reading by position begins with the page that holds the first event behind what the reader has finished.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach ((long after, string expected) in new[]
            {
                (0, "1 4 5 6 9"), (2, "1 4 5 6 9"), (3, "4 5 6 9"), (4, "5 6 9"), (6, "6 9"), (8, "9"), (9, "9"), (10, ""), (1000L, ""),
            })
            {
                Demand.Equal(expected, (await run.ReadAllAsync(after).ConfigureAwait(false)).FirstPositions, $"the first positions of the pages after position {after}");
            }
        }),
        new("S505", "Reading by position returns the head, wherever the reading begins.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach (long after in new[] { 0, 6, 10, 1000L })
            {
                Demand.Equal(10, (await run.ReadAllAsync(after).ConfigureAwait(false)).Returned, $"the head when read after {after}");
            }
        }),
        new("S506", "A consumer that has enough ends the reading by position, which still returns the head.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            PageNotes three = new(stopAfter: 3);
            long head = await run.Store.ReadAllAsync(0, three, run.Token).ConfigureAwait(false);
            Demand.Equal((10L, 3), (head, three.Pages.Count), "head and pages");
        }),
        new("S507", "A long log is read whole and from anywhere.", async run =>
        {
            await Task.WhenAll(Enumerable.Range(0, 900).Select(i => run.AppendAsync(To(Stream($"s{i % 7}"), i, i, i)))).ConfigureAwait(false);
            PageNotes all = await run.ReadAllAsync().ConfigureAwait(false);
            Demand.Equal(2700, all.Returned, "the head");
            Demand.Sequence(Enumerable.Range(0, 900).Select(i => 1L + (3 * i)), all.Pages.Select(page => page.FirstPosition), "the first positions of the pages");
            Demand.Equal(400, (await run.ReadAllAsync(1500).ConfigureAwait(false)).Pages.Count, "the number of pages after position 1500");
        }),
    ];
}
