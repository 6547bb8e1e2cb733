using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S54: handles on one tenant's streams.</summary>
internal static class TenantRules
{
    private static readonly StreamId OfAcme = new("acme", "account", "alice"), OfZeta = new("zeta", "account", "alice");

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S541", "A handle on a tenant refuses streams of others, whatever is asked of it.", async run =>
        {
            await run.AppendAsync(To(OfZeta, 1)).ConfigureAwait(false);
            IEventStore acme = run.Store.ForTenant("acme");
            await acme.AppendAsync([To(OfAcme, 1)], run.Token).ConfigureAwait(false);
            foreach (StreamId other in new[] { OfZeta, Alice })
            {
                (string, Func<Task>)[] calls =
                [
                    ("appending", () => acme.AppendAsync([To(OfAcme, 1), To(other, 1)], run.Token).AsTask()),
                    ("checking", () => acme.AppendAsync([To(OfAcme, 1)], [new StreamCheck(other, ExpectedVersion.Exists)], run.Token).AsTask()),
                    ("looking for an append", () => acme.FindAppendAsync(other, AppendId.New(), run.Token).AsTask()),
                    ("reading a stream", () => acme.ReadStreamAsync(other, 1, ReadDirection.Forward, new PageNotes(), run.Token).AsTask()),
                    ("reading many streams", () => acme.ReadStreamsAsync(new[] { OfAcme, other }, new PageNotes(), run.Token).AsTask()),
                    ("looking a stream up", () => acme.FindStreamAsync(other, run.Token).AsTask()),
                    ("looking for a snapshot", () => acme.FindSnapshotAsync(other, new FoldFingerprint(1), 1, run.Token).AsTask()),
                    ("filtering by the tenant", () => acme.ReadAllAsync(0, new EventFilter { Tenant = other.Tenant }, new PageNotes(), run.Token).AsTask()),
                ];
                foreach ((string what, Func<Task> call) in calls)
                {
                    await Demand.ThrowsAsync<ArgumentException>(call, $"{what} of {other}").ConfigureAwait(false);
                }
            }

            Demand.Equal(2, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S542", "A handle on a tenant reads its streams alone by position, under the store's positions and to the store's head.", async run =>
        {
            await run.AppendAsync(To(OfAcme, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(OfZeta, 2)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 3)).ConfigureAwait(false);
            await run.AppendAsync(To(OfAcme, 4)).ConfigureAwait(false);
            await run.AppendAsync(To(OfZeta, 5)).ConfigureAwait(false);
            IEventStore acme = run.Store.ForTenant("acme");
            PageNotes read = new();
            read.Returned = await acme.ReadAllAsync(0, read, run.Token).ConfigureAwait(false);
            Demand.Equal(("1 4", 5L), (read.FirstPositions, read.Returned), "the first positions of the pages, and the head");
            PageNotes filtered = new();
            await acme.ReadAllAsync(1, new EventFilter { Categories = ["account"] }, filtered, run.Token).ConfigureAwait(false);
            Demand.Equal("4", filtered.FirstPositions, "the first positions of the pages by category");
            Demand.Equal(5, await acme.GetHeadAsync(run.Token).ConfigureAwait(false), "the head of the handle");
        }),
        ChangesStreams("S543", "A handle on a tenant lists and changes its streams alone.", async run =>
        {
            await run.AppendAsync(To(OfAcme, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(OfZeta, 2)).ConfigureAwait(false);
            IEventStore acme = run.Store.ForTenant("acme");
            Demand.Sequence([OfAcme], (await acme.ListStreamsAsync(new StreamListing(), run.Token).ConfigureAwait(false)).Select(info => info.Stream), "the streams");
            Audit audit = new("ada", "a", Noon);
            await Demand.ThrowsAsync<ArgumentException>(async () => await acme.DeleteStreamAsync(OfZeta, audit, cancellationToken: run.Token).ConfigureAwait(false), "deleting another's").ConfigureAwait(false);
            await Demand.ThrowsAsync<ArgumentException>(async () => await acme.ListStreamsAsync(new StreamListing { Tenant = "zeta" }, run.Token).ConfigureAwait(false), "listing another's").ConfigureAwait(false);
            await acme.DeleteStreamAsync(OfAcme, audit, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Sequence([2], (await run.ReadAllAsync().ConfigureAwait(false)).Numbers, "the numbers that are left");
        }),
        SetsAside("S544", "A handle on a tenant sets its events aside alone, and shows its records alone.", async run =>
        {
            await run.AppendAsync(To(OfAcme, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(OfZeta, 2)).ConfigureAwait(false);
            IEventStore acme = run.Store.ForTenant("acme");
            Audit audit = new("ada", "a", Noon);
            await run.Store.SetAsideAsync(2, audit, run.Token).ConfigureAwait(false);
            await Demand.ThrowsAsync<ArgumentOutOfRangeException>(async () => await acme.SetAsideAsync(2, audit, run.Token).ConfigureAwait(false), "setting another's event aside").ConfigureAwait(false);
            EventsSetAside record = await acme.SetAsideAsync(1, audit, run.Token).ConfigureAwait(false);
            Demand.Sequence([record], await acme.ListSetAsideAsync(run.Token).ConfigureAwait(false), "the records");
            Demand.Equal(null, await acme.TakeBackAsync(2, audit, run.Token).ConfigureAwait(false), "another's record when it is taken back");
            Demand.Equal(2, (await run.Store.ListSetAsideAsync(run.Token).ConfigureAwait(false)).Count(one => one.TakenBack is null), "the number of records that hold");
        }),
    ];
}
