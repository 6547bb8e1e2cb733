using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Testing;

/// <summary>C3: parked streams.</summary>
internal static class ParkingRules
{
    internal static readonly Audit ByAda = new("ada", "looked \"at\" it: ü", new DateTimeOffset(2026, 11, 24, 8, 0, 0, 123, TimeSpan.Zero));

    public static IReadOnlyList<CheckpointRule> All { get; } =
    [
        new("C301", "Parked streams are listed by position, with all that was said of them.", async (store, token) =>
        {
            await CheckpointRules.HoldAsync(store, token).ConfigureAwait(false);
            Parking late = Parked(9) with { Stream = new StreamId("acme", "order", "O'Neill \"ü\""), Error = "Exception: it's \"bad\"; DROP TABLE x", Shard = 3 }, early = Parked(2);
            await ParkAsync(store, late, token).ConfigureAwait(false);
            await ParkAsync(store, early, token).ConfigureAwait(false);
            Demand.Sequence([early, late], await store.ListParkedAsync("billing", token).ConfigureAwait(false), "the parked streams");
            Demand.Equal(2, (await store.ListAsync(token).ConfigureAwait(false))[0].ParkedCount, "the number of parked streams");
            await LeaseRules.OpenAsync(store, token, "mailing").ConfigureAwait(false);
            Demand.Equal(0, (await store.ListParkedAsync("mailing", token).ConfigureAwait(false)).Length, "the number of another's parked streams");
        }),
        new("C302", "A stream that is parked again is parked where it failed last.", async (store, token) =>
        {
            await CheckpointRules.HoldAsync(store, token).ConfigureAwait(false);
            await ParkAsync(store, Parked(2), token).ConfigureAwait(false);
            Parking again = Parked(2) with { Version = 8, Position = 99, EventName = "other", Error = "other", Attempts = 5, ParkedAt = ByAda.Time, Decision = ParkedDecision.Retry, DecidedBy = ByAda };
            await ParkAsync(store, again, token).ConfigureAwait(false);
            Demand.Sequence([again], await store.ListParkedAsync("billing", token).ConfigureAwait(false), "the parked streams");
        }),
        new("C303", "A stream whose parking ends is listed no more.", async (store, token) =>
        {
            await CheckpointRules.HoldAsync(store, token).ConfigureAwait(false);
            await ParkAsync(store, Parked(2), token).ConfigureAwait(false);
            await ParkAsync(store, Parked(3), token).ConfigureAwait(false);
            ICheckpointTransaction transaction = await store.BeginAsync("billing", token).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await transaction.UnparkAsync(Parked(2), token).ConfigureAwait(false);
                await transaction.CommitAsync(new[] { new ShardAdvance(0, 1, 0, 0, default) }, token).ConfigureAwait(false);
            }

            Demand.Sequence([Parked(3)], await store.ListParkedAsync("billing", token).ConfigureAwait(false), "the parked streams");
        }),
        new("C304", "A decision counts at the version that was looked at, stands in the list, and is recorded for good.", async (store, token) =>
        {
            await CheckpointRules.HoldAsync(store, token).ConfigureAwait(false);
            await ParkAsync(store, Parked(2), token).ConfigureAwait(false);
            StreamId stream = Parked(2).Stream;
            Demand.Equal(false, await store.DecideAsync("billing", stream, 3, ParkedDecision.Skip, ByAda, token).ConfigureAwait(false), "the answer at another version");
            Demand.Equal(false, await store.DecideAsync("billing", Parked(7).Stream, 1, ParkedDecision.Skip, ByAda, token).ConfigureAwait(false), "the answer about another stream");
            Demand.Equal(true, await store.DecideAsync("billing", stream, 1, ParkedDecision.Retry, ByAda, token).ConfigureAwait(false), "the answer");
            Demand.Sequence([Parked(2) with { Decision = ParkedDecision.Retry, DecidedBy = ByAda }], await store.ListParkedAsync("billing", token).ConfigureAwait(false), "the parked streams");
            Demand.Equal(true, await store.DecideAsync("billing", stream, 1, ParkedDecision.Skip, ByAda, token).ConfigureAwait(false), "the answer to another decision");
            Demand.Sequence(
                [new SubscriptionDecision(SubscriptionDecisionKind.Retry, stream, 1, 2, ByAda), new SubscriptionDecision(SubscriptionDecisionKind.Skip, stream, 1, 2, ByAda)],
                await store.ListDecisionsAsync("billing", token).ConfigureAwait(false), "the decisions");
        }),
    ];

    /// <summary>A stream that is parked at a position.</summary>
    internal static Parking Parked(long position)
        => new(new StreamId("order", FormattableString.Invariant($"{position}")), 0, 1, position, "order-placed", "InvalidOperationException: no", 1, ByAda.Time.AddMinutes(position));

    internal static async Task ParkAsync(ICheckpointStore store, Parking stream, CancellationToken token)
    {
        ICheckpointTransaction transaction = await store.BeginAsync("billing", token).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await transaction.ParkAsync(stream, token).ConfigureAwait(false);
            await transaction.CommitAsync(new[] { new ShardAdvance(0, 1, 0, 0, default) }, token).ConfigureAwait(false);
        }
    }
}
