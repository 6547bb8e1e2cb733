using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S53: events that were set aside, of the stores that do so.</summary>
internal static class SetAsideRules
{
    private static readonly Audit ByAda = new("ada", "poison", Noon), ByBen = new("ben", "understood", Noon.AddDays(1));

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        SetsAside("S531", "A reader that goes on behind events that were set aside is told of them in their place, and gets all others with their versions.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            EventsSetAside record = await run.Store.SetAsideAsync(7, ByAda, run.Token).ConfigureAwait(false);
            Demand.Equal(new EventsSetAside(Alice, 6, 7, 1, ByAda), record, "the record");
            PageNotes stream = new(tolerance: PageTolerance.SetAside), backward = new(tolerance: PageTolerance.SetAside), all = new(tolerance: PageTolerance.SetAside), many = new(tolerance: PageTolerance.SetAside);
            await run.Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, stream, run.Token).ConfigureAwait(false);
            await run.Store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, backward, run.Token).ConfigureAwait(false);
            await run.Store.ReadAllAsync(0, all, run.Token).ConfigureAwait(false);
            await run.Store.ReadStreamsAsync(new[] { Alice }, many, run.Token).ConfigureAwait(false);
            Demand.Equal("1 4 5 7 8", stream.FirstVersions, "the first versions of the pages of the stream");
            Demand.Sequence([1, 2, 3, 4, 5, 7, 8, 9], stream.Numbers, "the numbers of the stream");
            Demand.Sequence([1, 2, 3, 4, 5, 7, 8, 9], backward.Numbers.Order(), "the numbers of the stream backward");
            Demand.Sequence([1, 2, 3, 4, 5, 7, 8, 9], many.Numbers, "the numbers of the stream among many");
            Demand.Sequence([1, 2, 3, 4, 20, 5, 7, 8, 9], all.Numbers, "the numbers by position");
            foreach (PageNotes notes in new[] { stream, backward, all, many })
            {
                Demand.Sequence([new PassedEvents(Alice, 6, 7, 1, PassReason.SetAside)], notes.Passed, "what is told");
            }
        }),
        SetsAside("S532", "Every other reader gets the event as before.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            await run.Store.SetAsideAsync(7, ByAda, run.Token).ConfigureAwait(false);
            PageNotes read = await run.ReadAsync(Alice).ConfigureAwait(false);
            Demand.Equal(("1 4 5 8", 0), (read.FirstVersions, read.Passed.Count), "the first versions of the pages, and what is told");
            Demand.Sequence([1, 2, 3, 4, 20, 5, 6, 7, 8, 9], (await run.ReadAllAsync().ConfigureAwait(false)).Numbers, "the numbers by position");
        }),
        SetsAside("S533", "A record can be taken back, and stays in the list with who made it and who took it back.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await run.Store.SetAsideAsync(1, ByAda, run.Token).ConfigureAwait(false);
            EventsSetAside? taken = await run.Store.TakeBackAsync(1, ByBen, run.Token).ConfigureAwait(false);
            Demand.Equal(new EventsSetAside(Alice, 1, 1, 1, ByAda) { TakenBack = ByBen }, taken, "the record that was taken back");
            Demand.Equal(null, await run.Store.TakeBackAsync(1, ByBen, run.Token).ConfigureAwait(false), "the record when it is taken back again");
            EventsSetAside again = await run.Store.SetAsideAsync(1, ByBen, run.Token).ConfigureAwait(false);
            Demand.Sequence([taken!, again], await run.Store.ListSetAsideAsync(run.Token).ConfigureAwait(false), "the records");
            PageNotes read = new(tolerance: PageTolerance.SetAside);
            await run.Store.ReadAllAsync(0, read, run.Token).ConfigureAwait(false);
            Demand.Sequence([2], read.Numbers, "the numbers");
        }),
        SetsAside("S534", "An event that is set aside again keeps its first record.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            EventsSetAside first = await run.Store.SetAsideAsync(1, ByAda, run.Token).ConfigureAwait(false);
            Demand.Equal(first, await run.Store.SetAsideAsync(1, ByBen, run.Token).ConfigureAwait(false), "the second record");
            Demand.Equal(1, (await run.Store.ListSetAsideAsync(run.Token).ConfigureAwait(false)).Length, "the number of records");
        }),
        SetsAside("S535", "Where there is no event, nothing can be set aside.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            foreach (long position in new[] { 0, -1, 2, long.MaxValue })
            {
                await Demand.ThrowsAsync<ArgumentOutOfRangeException>(async () => await run.Store.SetAsideAsync(position, ByAda, run.Token).ConfigureAwait(false),
                    $"setting position {position} aside").ConfigureAwait(false);
            }

            Demand.Equal(0, (await run.Store.ListSetAsideAsync(run.Token).ConfigureAwait(false)).Length, "the number of records");
        }),
        SetsAside("S536", "Several events of one append can be set aside, the first and the last as well.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2, 3, 4, 5)).ConfigureAwait(false);
            await run.AppendAsync(To(Bob, 6)).ConfigureAwait(false);
            foreach (long position in new long[] { 1, 3, 4, 6 })
            {
                await run.Store.SetAsideAsync(position, ByAda, run.Token).ConfigureAwait(false);
            }

            PageNotes read = new(tolerance: PageTolerance.SetAside);
            await run.Store.ReadAllAsync(0, read, run.Token).ConfigureAwait(false);
            Demand.Sequence([2, 5], read.Numbers, "the numbers");
            Demand.Equal("2 5", read.FirstPositions, "the first positions of the pages");
            Demand.Sequence([(1L, 1), (3, 2), (6, 1)], read.Passed.Select(events => (events.FirstPosition, events.Count)), "what is told");
            StreamAppend next = To(Alice, ExpectedVersion.At(5), 7);
            Demand.Equal(7, (await run.AppendAsync(next).ConfigureAwait(false)).Position, "the position of the next append");
        }),
    ];
}
