using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Foldstream.Torture.Following;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;
using Npgsql;

namespace Foldstream.Torture.Order;

/// <summary><c>order</c>: subscribers follow while writers append under disorder, and look at each position.</summary>
internal sealed class OrderStorm : IStorm
{
    private const string Misread = "misread";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    public string Name => "order";

    public string Description => "Subscribers follow writers that conflict, fail, roll back and stand still: nothing is skipped, repeated or reordered.";

    public string Unit => "events";

    public ImmutableArray<string> Promises => [.. LedgerCheck.Promises, Misread];

    public int DefaultCount(StoreKind store) => 20_000;

    public int QuickCount(StoreKind store) => 3_000;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.SkipsPages, Misread)];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        string name = TestPostgres.NewName("order");

        // By its name each of the storm's connections can be found, and cut.
        StoreAddress address = run.Store == StoreKind.Sqlite
            ? new StoreAddress(StoreKind.Sqlite, folder.In("order.db"))
            : new StoreAddress(StoreKind.Postgres, new NpgsqlConnectionStringBuilder(await TestPostgres.ConnectionStringAsync()) { ApplicationName = name }.ConnectionString, name);
        Acknowledgements acknowledgements = new(run.Tally);
        await using (IEventStore written = await address.OpenAsync())
        await using (IEventStore followed = await address.OpenAsync(run.Plant))
        {
            using CancellationTokenSource stop = new();
            Task writing = new Disorder(run, address, written, acknowledgements).RunAsync(stop.Token);
            Follower[] followers = [new("sequential", 1, acknowledgements, run.Tally), new("sharded", 64, acknowledgements, run.Tally)];
            Follower restarted = new("restarted", 1, null, run.Tally);
            await using InMemoryCheckpointStore checkpoints = new();
            await using SubscriptionRunner runner = new(followed, checkpoints);
            Array.ForEach(followers, follower => Add(runner, follower));
            runner.Start();
            try
            {
                Task restarting = RestartAsync(run, followed, checkpoints, restarted, stop.Token);
                while (run.GoesOn((int)await HeadAsync(written)) && !writing.IsCompleted)
                {
                    Watch(run, runner);
                    await Task.Delay(Glance, CancellationToken.None);
                }

                await stop.CancelAsync();
                await writing;
                await restarting;
            }
            finally
            {
                await stop.CancelAsync();
                await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            Add(runner, restarted);
            runner.Start();
            await EndAsync(run, await HeadAsync(written), runner, checkpoints, [.. followers, restarted]);
        }

        if (run.Store == StoreKind.Postgres)
        {
            await TestPostgres.ExecuteAsync($"DROP SCHEMA {name} CASCADE");
        }
    }

    private static void Add(SubscriptionRunner runner, Follower follower) => runner.Add(follower.Definition, () => new ScopedHandler(follower, null), new SubscriptionOptions { BatchSize = 50 });

    /// <summary>One subscriber is ended and begins again, all the time: so it catches up as often as it follows.</summary>
    private static async Task RestartAsync(StormRun run, IEventStore store, InMemoryCheckpointStore checkpoints, Follower follower, CancellationToken stop)
    {
        Dice dice = run.DiceOf(-200);
        while (!stop.IsCancellationRequested)
        {
            await using SubscriptionRunner runner = new(store, checkpoints);
            Add(runner, follower);
            runner.Start();
            await Task.Delay(dice.Below(300), CancellationToken.None);
            await runner.StopAsync(CancellationToken.None);
            await Task.Delay(dice.Below(100), CancellationToken.None);
            run.Tally.Count("restarts");
        }
    }

    private static async Task EndAsync(StormRun run, long head, SubscriptionRunner runner, InMemoryCheckpointStore checkpoints, Follower[] followers)
    {
        long start = Stopwatch.GetTimestamp();
        run.Tally.Count("events", head);
        while (!(await checkpoints.ListAsync()).All(record => record.Position >= head))
        {
            Watch(run, runner);
            if (Stopwatch.GetElapsedTime(start) > LedgerScene.Patience || runner.Statuses.Any(status => status.State == SubscriptionState.Stopped))
            {
                run.Tally.Break(LedgerCheck.Stuck, string.Join("; ", runner.Statuses));
                break;
            }

            await Task.Delay(Glance, CancellationToken.None);
        }

        await runner.StopAsync(CancellationToken.None);
        Array.ForEach(followers, follower => follower.CheckEnd(head));
    }

    /// <summary>Looks whether a subscription has stopped, or had to read again since what it read had a gap.</summary>
    private static void Watch(StormRun run, SubscriptionRunner runner)
    {
        foreach (SubscriptionStatus status in runner.Statuses)
        {
            if (status.State == SubscriptionState.Stopped)
            {
                run.Tally.Break(LedgerCheck.Stopped, $"{status.Name}: {status.Error?.Message}");
            }
            else if (status.Error is StoreUnusableException error && error.Message.Contains("out of order", StringComparison.Ordinal))
            {
                run.Tally.Break(Misread, $"{status.Name}: {error.Message}");
            }
        }
    }

    // The connection that asks may be the one that is cut.
    private static async Task<long> HeadAsync(IEventStore store)
    {
        while (true)
        {
            try
            {
                return await store.GetHeadAsync();
            }
            catch (StoreUnusableException)
            {
                await Task.Delay(Glance, CancellationToken.None);
            }
        }
    }
}
