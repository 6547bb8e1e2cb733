using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S51: reading by position through a filter.</summary>
internal static class FilterRules
{
    private static readonly StreamId Order = new("order", "1"), OfAcme = new("acme", "account", "alice");

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S511", "A filter by categories gives the pages of their streams in order of position, and returns the head.", async run =>
        {
            await AppendMixedAsync(run).ConfigureAwait(false);
            PageNotes read = await ReadAsync(run, new EventFilter { Categories = ["order"] }).ConfigureAwait(false);
            Demand.Equal(("3 5", 8L), (read.FirstPositions, read.Returned), "the first positions of the pages, and the head");
            Demand.Equal("1 3 5 6 8", (await ReadAsync(run, new EventFilter { Categories = ["order", "account"] }).ConfigureAwait(false)).FirstPositions, "the pages of both");
            Demand.Equal("", (await ReadAsync(run, new EventFilter { Categories = ["ord"] }).ConfigureAwait(false)).FirstPositions, "the pages of a category that is none");
        }),
        new("S512", "A filter by event names gives the pages that hold one of them, whole.", async run =>
        {
            await AppendMixedAsync(run).ConfigureAwait(false);
            PageNotes read = await ReadAsync(run, new EventFilter { EventNames = ["noted"] }).ConfigureAwait(false);
            Demand.Equal("3 6", read.FirstPositions, "the first positions of the pages");
            Demand.Equal(2, read.Pages[0].Payloads.Count, "the number of events of the first");
            Demand.Equal("", (await ReadAsync(run, new EventFilter { EventNames = ["unheard-of"] }).ConfigureAwait(false)).FirstPositions, "the pages of an event that there is none of");
        }),
        new("S513", "A filter by categories, names and tenant admits what all of them admit.", async run =>
        {
            await AppendMixedAsync(run).ConfigureAwait(false);
            Demand.Equal("6", (await ReadAsync(run, new EventFilter { Categories = ["account"], EventNames = ["noted"] }).ConfigureAwait(false)).FirstPositions, "by category and name");
            Demand.Equal("8", (await ReadAsync(run, new EventFilter { Tenant = "acme" }).ConfigureAwait(false)).FirstPositions, "by tenant");
            Demand.Equal("1 3 5 6", (await ReadAsync(run, new EventFilter { Tenant = "" }).ConfigureAwait(false)).FirstPositions, "of the default tenant");
            Demand.Equal("", (await ReadAsync(run, new EventFilter { Tenant = "acme", Categories = ["order"] }).ConfigureAwait(false)).FirstPositions, "by tenant and another category");
        }),
        new("S514", "A filtered reading goes on behind a position, and ends when its consumer has enough.", async run =>
        {
            await AppendMixedAsync(run).ConfigureAwait(false);
            EventFilter accounts = new() { Categories = ["account"] };
            Demand.Equal("6 8", (await ReadAsync(run, accounts, after: 5).ConfigureAwait(false)).FirstPositions, "the pages behind position 5");
            PageNotes one = new(stopAfter: 1);
            Demand.Equal(8, await run.Store.ReadAllAsync(0, accounts, one, run.Token).ConfigureAwait(false), "the head");
            Demand.Equal("1", one.FirstPositions, "the pages until the consumer has enough");
        }),
        ChangesStreams("S515", "A filtered reading tells of deleted streams that it admits, and of no others.", async run =>
        {
            await AppendMixedAsync(run).ConfigureAwait(false);
            await run.Store.DeleteStreamAsync(Order, new Audit("ada", "a", Noon), cancellationToken: run.Token).ConfigureAwait(false);
            PageNotes orders = await ReadAsync(run, new EventFilter { Categories = ["order"] }).ConfigureAwait(false);
            Demand.Sequence([3L, 4, 5], orders.Passed.SelectMany(events => Enumerable.Range(0, events.Count).Select(i => events.FirstPosition + i)), "the positions that are told");
            PageNotes accounts = await ReadAsync(run, new EventFilter { Categories = ["account"] }).ConfigureAwait(false);
            Demand.Equal(("1 6 8", 0), (accounts.FirstPositions, accounts.Passed.Count), "the pages of the other category, and what is told with them");
        }),
        new("S516", "A filtered reading finds events of a type that others add meanwhile.", async run =>
        {
            EventFilter notes = new() { EventNames = ["noted"] };
            for (int i = 0; i < 3; i++)
            {
                await run.AppendAsync(To(Alice, i)).ConfigureAwait(false);
                Demand.Equal(0, (await ReadAsync(run, notes).ConfigureAwait(false)).Pages.Count, "the number of pages before there is one");
            }

            PageBuilder page = new();
            page.Add(new Noted("zwölf"));
            await run.AppendAsync(Of(Bob, ExpectedVersion.Any, page)).ConfigureAwait(false);
            Demand.Equal("4", (await ReadAsync(run, notes).ConfigureAwait(false)).FirstPositions, "the pages");
        }),
    ];

    /// <summary>Alice counts at 1-2, an order counts and notes at 3-4 and counts at 5, Bob notes twice at 6-7, and Alice of another tenant counts at 8.</summary>
    private static async Task AppendMixedAsync(RuleRun run)
    {
        await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
        StreamAppend both = To(Order, 3);
        both.Page.Add(new Noted("four"));
        await run.AppendAsync(both).ConfigureAwait(false);
        await run.AppendAsync(To(Order, 5)).ConfigureAwait(false);
        PageBuilder notes = new();
        notes.Add(new Noted("six"));
        notes.Add(new Noted("seven"));
        await run.AppendAsync(Of(Bob, ExpectedVersion.Any, notes)).ConfigureAwait(false);
        await run.AppendAsync(To(OfAcme, 8)).ConfigureAwait(false);
    }

    private static async Task<PageNotes> ReadAsync(RuleRun run, EventFilter filter, long after = 0)
    {
        PageNotes notes = new();
        notes.Returned = await run.Store.ReadAllAsync(after, filter, notes, run.Token).ConfigureAwait(false);
        return notes;
    }
}
