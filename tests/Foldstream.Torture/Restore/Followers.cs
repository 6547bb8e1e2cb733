using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Foldstream.Torture.Following;
using Foldstream.Torture.Planted;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Restore;

/// <summary>Subscriptions that have followed a store, and come to a copy of it: their checkpoints are kept apart from both.</summary>
internal sealed class Followers : IAsyncDisposable
{
    private readonly StormRun _run;
    private readonly TemporaryFolder _folder = new();
    private readonly LedgerAddress _ledger;
    private readonly ICheckpointStore _checkpoints;
    private readonly string _promise;

    private Followers(StormRun run, StoreAddress address, int number, string promise)
    {
        (_run, _promise) = (run, promise);
        _ledger = address.Kind == StoreKind.Sqlite ? new LedgerAddress(StoreKind.Sqlite, _folder.In($"ledger-{number}.db")) : new LedgerAddress(StoreKind.Postgres, address.Place, TestPostgres.NewName("followers"));
        _checkpoints = run.Plant == Plant.ForgetsTheLog ? new ForgettingTheLog(_ledger.OpenCheckpoints()) : _ledger.OpenCheckpoints();
    }

    /// <summary>Makes the tables.</summary>
    /// <param name="run">The run.</param>
    /// <param name="address">The store that is followed.</param>
    /// <param name="number">The number of the backup.</param>
    /// <param name="promise">What is broken where another log is followed as if it were the same.</param>
    public static async Task<Followers> StartAsync(StormRun run, StoreAddress address, int number, string promise)
    {
        Followers followers = new(run, address, number, promise);
        await followers._ledger.CreateAsync();
        return followers;
    }

    /// <summary>Handles what the store holds, before the backup.</summary>
    public Task CatchUpAsync(IEventStore store) => CatchUpAsync(store, "goes-on", startAfter: 0);

    /// <summary>A checkpoint that is behind the backup's head: what it has handled is not there.</summary>
    public async Task RefuseOlderAsync(IEventStore store, IEventStore copy, long head)
    {
        await store.WaitForEventsAsync(head);
        await CatchUpAsync(store, "is-ahead", startAfter: long.MaxValue);
        await RefusesAsync(copy, "is-ahead", "older than the checkpoint");
    }

    /// <summary>Goes on in the copy, behind which new events have come; and does not come back, since the logs are two by now.</summary>
    public async Task GoOnAsync(IEventStore store, IEventStore copy)
    {
        await CatchUpAsync(copy, "goes-on", startAfter: 0);
        await LedgerCheck.CompareAsync(copy, await _ledger.ReadAsync(), isSequential: true, _run.Tally);
        _run.Tally.Count("subscriptions that went on");
        await store.WaitForEventsAsync(await copy.GetHeadAsync());
        await RefusesAsync(store, "goes-on", "another log by now");
    }

    public async ValueTask DisposeAsync()
    {
        await _checkpoints.DisposeAsync();
        if (_ledger.Kind == StoreKind.Postgres)
        {
            await TestPostgres.ExecuteAsync($"DROP SCHEMA {_ledger.Schema} CASCADE", _ledger.Place);
        }

        _folder.Dispose();
    }

    private async Task RefusesAsync(IEventStore store, string name, string what)
    {
        try
        {
            await CatchUpAsync(store, name, startAfter: 0);
            _run.Tally.Break(_promise, $"{name}: a log that is {what} was followed");
        }
        catch (SubscriptionStoppedException)
        {
            _run.Tally.Count($"refused: {what}");
        }
    }

    private async Task CatchUpAsync(IEventStore store, string name, long startAfter)
    {
        SubscriptionDefinition definition = new("Ledger", name, [.. LedgerSubscription.Definition(1, Build.New, Plant.None).Events]);
        await using SubscriptionRunner runner = new(store, _checkpoints);
        runner.Add(definition, () => new ScopedHandler(new LedgerHandler(_ledger, name), null), new SubscriptionOptions { StartAfter = startAfter });
        await runner.CatchUpAsync(name, CancellationToken.None);
    }
}
