using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S9: waiting, cancelling, disposing.</summary>
internal static class EndingRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S901", "Waiting for events ends at once with the head when there are some.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2, 3)).ConfigureAwait(false);
            Demand.Equal(3, await WaitAsync(run, 0).ConfigureAwait(false), "the head");
            Demand.Equal(3, await WaitAsync(run, 2).ConfigureAwait(false), "the head");
        }),
        new("S902", "Waiting for events does not end before there are any.", async run =>
        {
            Task<long> waiting = run.Store.WaitForEventsAsync(2, run.Token).AsTask();
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await Task.Delay(40, run.Token).ConfigureAwait(false);
            Demand.That(!waiting.IsCompleted, "who waits for events behind position 2 to wait at head 2");
        }),
        new("S903", "Waiting for events ends with the next append, for all who wait.", async run =>
        {
            Task<long>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => WaitAsync(run, 2))];
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 3)).ConfigureAwait(false);
            Demand.Sequence([3, 3, 3, 3, 3], await Task.WhenAll(waiting).ConfigureAwait(false), "the heads");
        }),
        new("S904", "Waiting for events can be cancelled, before and while it waits.", async run =>
        {
            using CancellationTokenSource source = new();
            Task<long> waiting = run.Store.WaitForEventsAsync(0, source.Token).AsTask();
            await source.CancelAsync().ConfigureAwait(false);
            await Demand.ThrowsAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience, run.Token), "waiting").ConfigureAwait(false);
            await Demand.ThrowsAsync<OperationCanceledException>(() => run.Store.WaitForEventsAsync(0, Cancelled).AsTask().WaitAsync(Patience, run.Token), "waiting with a cancelled token")
                .ConfigureAwait(false);
        }),
        new("S911", "An append with a cancelled token writes nothing.", async run =>
        {
            await Demand.ThrowsAsync<OperationCanceledException>(() => run.Store.AppendAsync([To(Alice, 1)], Cancelled).AsTask(), "the append").ConfigureAwait(false);
            await run.DemandEmptyAsync("a cancelled append").ConfigureAwait(false);
        }),
        new("S912", "A reading with a cancelled token hands out no page.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach ((string what, Func<IPageConsumer, CancellationToken, Task> read) in Readings(run.Store))
            {
                PageNotes none = new();
                await Demand.ThrowsAsync<OperationCanceledException>(() => read(none, Cancelled), what).ConfigureAwait(false);
                Demand.Equal(0, none.Pages.Count, $"the number of pages of {what}");
            }
        }),
        new("S913", "A reading that is cancelled while a page is handed out ends before the next page.", async run =>
        {
            await run.AppendFivePagesAsync().ConfigureAwait(false);
            foreach ((string what, Func<IPageConsumer, CancellationToken, Task> read) in Readings(run.Store))
            {
                using CancellationTokenSource source = new();
                PageNotes one = new(onPage: source.Cancel);
                await Demand.ThrowsAsync<OperationCanceledException>(() => read(one, source.Token), what).ConfigureAwait(false);
                Demand.Equal(1, one.Pages.Count, $"the number of pages of {what}");
            }
        }),
        new("S921", "A disposed store answers every call with ObjectDisposedException; disposing it again does nothing.", async run =>
        {
            IEventStore store = run.Store;
            await store.DisposeAsync().ConfigureAwait(false);
            await store.DisposeAsync().ConfigureAwait(false);
            foreach ((string what, Func<IPageConsumer, CancellationToken, Task> read) in Readings(store))
            {
                await Demand.ThrowsAsync<ObjectDisposedException>(() => read(new PageNotes(), run.Token), what).ConfigureAwait(false);
            }

            await Demand.ThrowsAsync<ObjectDisposedException>(() => run.AppendAsync(To(Alice, 1)), "an append").ConfigureAwait(false);
            await Demand.ThrowsAsync<ObjectDisposedException>(run.HeadAsync, "asking for the head").ConfigureAwait(false);
            await Demand.ThrowsAsync<ObjectDisposedException>(() => store.FindAppendAsync(Alice, AppendId.New(), run.Token).AsTask(), "looking for an append").ConfigureAwait(false);
            await Demand.ThrowsAsync<ObjectDisposedException>(() => store.RefreshEventTypesAsync(run.Token).AsTask(), "refreshing the event types").ConfigureAwait(false);
            await Demand.ThrowsAsync<ObjectDisposedException>(() => WaitAsync(run, 0), "waiting").ConfigureAwait(false);
        }),
        new("S922", "Who waits for events when the store is disposed gets ObjectDisposedException.", async run =>
        {
            Task<long> waiting = WaitAsync(run, long.MaxValue);
            await run.Store.DisposeAsync().ConfigureAwait(false);
            await Demand.ThrowsAsync<ObjectDisposedException>(() => waiting, "waiting").ConfigureAwait(false);
        }),
    ];

    private static Task<long> WaitAsync(RuleRun run, long after) => run.Store.WaitForEventsAsync(after, run.Token).AsTask().WaitAsync(Patience, run.Token);

    private static (string What, Func<IPageConsumer, CancellationToken, Task> Read)[] Readings(IEventStore store) =>
    [
        ("reading a stream forward", async (consumer, token) => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, consumer, token).ConfigureAwait(false)),
        ("reading a stream backward", async (consumer, token) => await store.ReadStreamAsync(Alice, 9, ReadDirection.Backward, consumer, token).ConfigureAwait(false)),
        ("reading many streams", async (consumer, token) => await store.ReadStreamsAsync(new[] { Alice }, consumer, token).ConfigureAwait(false)),
        ("reading by position", async (consumer, token) => await store.ReadAllAsync(0, consumer, token).ConfigureAwait(false)),
    ];
}
