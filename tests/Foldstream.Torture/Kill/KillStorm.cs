using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Kill;

/// <summary><c>kill</c>: SIGKILL for the process that appends; in PostgreSQL also for a backend, and for the whole server.</summary>
internal sealed class KillStorm : IStorm
{
    private const int RoundsPerStore = 20, Writers = 6;

    public string Name => "kill";

    public string Description => "Kills a process that appends at a random moment, or its server, and looks for each append that it was told of.";

    public string Unit => "kills";

    public ImmutableArray<string> Promises => Ledger.Promises;

    public int DefaultCount(StoreKind store) => 100;

    public int QuickCount(StoreKind store) => store == StoreKind.Sqlite ? 8 : 6;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => store == StoreKind.Sqlite
        ? [new(Plant.AcknowledgesEarly, "lost"), new(Plant.SplitsUnits, "partial")]
        : [new(Plant.AcknowledgesEarly, "lost"), new(Plant.SplitsUnits, "partial"), new(Plant.DoesNotSync, "lost")];

    public string? Missing(StoreKind store) => Needs.OwnServer(store);

    public async Task RunAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        await using PostgresCluster? cluster = run.Store == StoreKind.Postgres ? await PostgresCluster.StartAsync() : null;
        StoreAddress address = new(run.Store, folder.In("none"));
        Ledger ledger = null!;
        WriterPlan plan = new(run.Seed, WriterShape.Mixed);
        for (int round = 0; run.GoesOn(round); round++)
        {
            if (round % RoundsPerStore == 0)
            {
                ledger = new Ledger(plan);
                address = cluster is null
                    ? new StoreAddress(StoreKind.Sqlite, folder.In($"{round}.db"))
                    : new StoreAddress(StoreKind.Postgres, cluster.ConnectionString, TestPostgres.NewName("kill"), run.Plant == Plant.DoesNotSync);
            }

            run.Tally.Count("kills");
            long before = ledger.AcknowledgedCount;
            await KillAsync(run, round, address, plan, ledger, cluster);
            await using (IEventStore store = await address.OpenAsync())
            {
                await ledger.CompareAsync(store, run.Tally);
            }

            run.Tally.Count("acknowledged units", ledger.AcknowledgedCount - before);
        }
    }

    private static async Task KillAsync(StormRun run, int round, StoreAddress address, WriterPlan plan, Ledger ledger, PostgresCluster? cluster)
    {
        Dice dice = run.DiceOf(round);
        using WriterProcess writer = new(address, plan, round, ledger, new WriterSettings { Writers = Writers, Plant = run.Plant });

        // Now and then at any moment from the start on: while the store is made, or opened.
        if (run.Plant == Plant.None && dice.OneIn(8))
        {
            await Task.Delay(dice.Below(400));
        }
        else
        {
            await writer.Acknowledged;
            await Task.Delay(dice.Below(120));
        }

        int victim = cluster is null ? 0 : run.Plant == Plant.DoesNotSync ? 3 : round % 4;
        if (victim == 0)
        {
            writer.Kill();
            await writer.Reading;
            run.Tally.Count("of the writer");
            return;
        }

        await KillServerAsync(run, victim, address, cluster!);

        // The writer goes on, and repeats what was not answered until it is.
        await Task.Delay(dice.Below(120));
        await writer.StopAsync();
        if (writer.ExitCode != 0)
        {
            run.Tally.Break("unsound", $"the writer ended with {writer.ExitCode}: {writer.Errors}");
        }
    }

    private static async Task KillServerAsync(StormRun run, int victim, StoreAddress address, PostgresCluster cluster)
    {
        switch (victim)
        {
            case 1:
                // The backend that appends is killed; the server then throws all others out, and recovers.
                object? backend = await TestPostgres.QueryAsync(
                    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY query_start DESC NULLS LAST LIMIT 1", address.Place + ";Pooling=false");
                if (backend is int id)
                {
                    cluster.KillOne(id);
                }

                run.Tally.Count("of a backend");
                break;
            case 2:
                await cluster.StopAsync("immediate");
                await cluster.StartAgainAsync();
                run.Tally.Count("of the server (immediate stop)");
                break;
            default:
                await cluster.KillAsync();
                await cluster.StartAgainAsync();
                run.Tally.Count("of the server (SIGKILL)");
                break;
        }
    }
}
