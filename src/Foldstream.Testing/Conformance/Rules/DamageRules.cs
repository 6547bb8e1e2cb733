using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S55: pages that are damaged, of the stores of which one can be.</summary>
internal static class DamageRules
{
    private static readonly StreamId OfAcme = new("acme", "account", "alice"), OfZeta = new("zeta", "account", "alice"), Order = new("order", "1");

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        OfDamage("S551", "A damaged page stops a reader at its place, and the pages before it are handed out.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            await run.DamageAsync(6).ConfigureAwait(false);
            (string What, string Before, Func<PageNotes, ValueTask> Read)[] readings =
            [
                ("the stream", "1 4", async notes => await run.Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, notes, run.Token).ConfigureAwait(false)),
                ("the stream backward", "8", async notes => await run.Store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, notes, run.Token).ConfigureAwait(false)),
                ("many streams", "1 1 4", async notes => await run.Store.ReadStreamsAsync(new[] { Bob, Alice }, notes, run.Token).ConfigureAwait(false)),
                ("the store", "1 4 1", async notes => await run.Store.ReadAllAsync(0, notes, run.Token).ConfigureAwait(false)),
            ];
            foreach ((string what, string before, Func<PageNotes, ValueTask> read) in readings)
            {
                PageNotes notes = new();
                CorruptPageException damage = await Demand.ThrowsAsync<CorruptPageException>(() => read(notes).AsTask(), $"reading {what}").ConfigureAwait(false);
                Demand.Equal((Alice, 5L, 6L), (damage.Stream, damage.Version, damage.Position), $"the place of the damage in {what}");
                Demand.Equal(before, notes.FirstVersions, $"the first versions of the pages of {what}");
            }

            Demand.Sequence([20], (await run.ReadAsync(Bob).ConfigureAwait(false)).Numbers, "the numbers of a stream beside it");
        }),
        OfDamage("S552", "A reader that looks for damage is told of a damaged page in its place, and gets all others.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            await run.DamageAsync(7).ConfigureAwait(false);
            PageNotes stream = new(tolerance: PageTolerance.Damaged), all = new(tolerance: PageTolerance.Damaged);
            await run.Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, stream, run.Token).ConfigureAwait(false);
            await run.Store.ReadAllAsync(0, all, run.Token).ConfigureAwait(false);
            Demand.Sequence([1, 2, 3, 4, 8, 9], stream.Numbers, "the numbers of the stream");
            Demand.Sequence([1, 2, 3, 4, 20, 8, 9], all.Numbers, "the numbers by position");
            foreach (PageNotes notes in new[] { stream, all })
            {
                Demand.Sequence([(Alice, 5L, 6L, 3, PassReason.Damaged, true)],
                    notes.Passed.Select(events => (events.Stream, events.FirstVersion, events.FirstPosition, events.Count, events.Reason, events.Damage is not null)), "what is told");
            }
        }),
        OfDamage("S553", "Of a damaged page all events are set aside, and readers that say so go on behind it.", async run =>
        {
            if (!run.Store.SetsEventsAside)
            {
                throw new RuleDeclinedException(nameof(IEventStore.SetsEventsAside));
            }

            await run.AppendFivePagesAsync().ConfigureAwait(false);
            await run.DamageAsync(6).ConfigureAwait(false);
            Audit audit = new("ada", "damaged", Noon);
            Demand.Equal(new EventsSetAside(Alice, 5, 6, 3, audit), await run.Store.SetAsideAsync(7, audit, run.Token).ConfigureAwait(false), "the record");
            PageNotes all = new(tolerance: PageTolerance.SetAside);
            await run.Store.ReadAllAsync(0, all, run.Token).ConfigureAwait(false);
            Demand.Sequence([1, 2, 3, 4, 20, 8, 9], all.Numbers, "the numbers by position");
            Demand.Sequence([new PassedEvents(Alice, 5, 6, 3, PassReason.SetAside)], all.Passed, "what is told");
            await Demand.ThrowsAsync<CorruptPageException>(() => run.ReadAllAsync(), "reading without saying so").ConfigureAwait(false);
        }),
        OfDamage("S554", "A filter looks into no page of the tenants and categories that it leaves out: damage there stops nobody, and is not told.", async run =>
        {
            await run.AppendAsync(To(Order, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 2)).ConfigureAwait(false);
            await run.AppendAsync(To(OfAcme, 3)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 4)).ConfigureAwait(false);
            await run.AppendAsync(To(Order, 5)).ConfigureAwait(false);
            await run.DamageAsync(2).ConfigureAwait(false);
            await run.DamageAsync(4).ConfigureAwait(false);
            (EventFilter Filter, long[] Numbers)[] filters =
            [
                (new() { Categories = ["order"] }, [1, 5]),
                (new() { Categories = ["order"], EventNames = ["counted"] }, [1, 5]),
                (new() { Tenant = "acme" }, [3]),
            ];
            foreach ((EventFilter filter, long[] numbers) in filters)
            {
                foreach (PageTolerance tolerance in new[] { PageTolerance.None, PageTolerance.SetAside, PageTolerance.Damaged })
                {
                    PageNotes notes = new(tolerance: tolerance);
                    Demand.Equal(5, await run.Store.ReadAllAsync(0, filter, notes, run.Token).ConfigureAwait(false), "the head");
                    Demand.Sequence(numbers, notes.Numbers, $"the numbers of a reader that goes on behind {tolerance}");
                    Demand.Equal(0, notes.Passed.Count, "how often something is told");
                }
            }

            await Demand.ThrowsAsync<CorruptPageException>(() => run.Store.ReadAllAsync(0, new EventFilter { Categories = ["account"] }, new PageNotes(), run.Token).AsTask(),
                "reading the category of the damaged page").ConfigureAwait(false);
        }),
        OfDamage("S555", "A handle on a tenant reads on by position behind another tenant's damaged page, and is stopped by one of its own.", async run =>
        {
            await run.AppendAsync(To(OfZeta, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(OfAcme, 2)).ConfigureAwait(false);
            await run.AppendAsync(To(OfZeta, 3)).ConfigureAwait(false);
            await run.AppendAsync(To(OfAcme, 4)).ConfigureAwait(false);
            await run.DamageAsync(1).ConfigureAwait(false);
            await run.DamageAsync(3).ConfigureAwait(false);
            PageNotes read = new();
            await run.Store.ForTenant("acme").ReadAllAsync(0, read, run.Token).ConfigureAwait(false);
            Demand.Sequence([2, 4], read.Numbers, "the numbers of the tenant");
            CorruptPageException damage = await Demand.ThrowsAsync<CorruptPageException>(
                () => run.Store.ForTenant("zeta").ReadAllAsync(0, new PageNotes(), run.Token).AsTask(), "reading the tenant whose page is damaged").ConfigureAwait(false);
            Demand.Equal((OfZeta, 1L), (damage.Stream, damage.Position), "the place of the damage");
        }),
    ];
}
