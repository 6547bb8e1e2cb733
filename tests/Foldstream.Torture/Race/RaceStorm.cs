using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Race;

/// <summary><c>race</c>: 64 writers that expect the same version of one stream, and append units to streams that cross; in one process, and in four.</summary>
internal sealed class RaceStorm : IStorm
{
    private const int Writers = 64, Processes = 4, UnitsPerRound = 50;

    private const string Stuck = "stuck";

    // Nothing here takes a hundredth of it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => "race";

    public string Description => "64 writers at one stream with expected versions, and units over streams that cross: one winner for each version, no deadlock, all or none.";

    public string Unit => "appends of each of 64 writers";

    public ImmutableArray<string> Promises => [.. Ledger.Promises, Stuck];

    public int DefaultCount(StoreKind store) => 500;

    public int QuickCount(StoreKind store) => store == StoreKind.Sqlite ? 60 : 30;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.ChecksBeforehand, "misplaced"), new(Plant.SplitsUnits, "partial")];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        int done = 0;
        for (int round = 0; run.GoesOn(done); round += 2)
        {
            int units = Math.Min(UnitsPerRound * 2, run.Count - done ?? int.MaxValue), first = (units + 1) / 2;
            StoreAddress address = run.Store == StoreKind.Sqlite
                ? new StoreAddress(StoreKind.Sqlite, folder.In($"{round}.db"))
                : new StoreAddress(StoreKind.Postgres, await TestPostgres.ConnectionStringAsync(), TestPostgres.NewName("race"));
            WriterPlan plan = new(run.Seed + (ulong)round, WriterShape.Contested);
            Ledger ledger = new(plan);
            await using IEventStore store = await address.OpenAsync(run.Plant);
            Writers writers = new(store, plan, round, ledger, repeats: false);
            await WithinPatienceAsync(writers.RunAsync(0, Writers, first, run.Token), run);
            await WithinPatienceAsync(RunProcessesAsync(run, address, plan, round + 1, ledger, units - first), run);
            await ledger.CompareAsync(store, run.Tally);
            run.Tally.Count("appends tried", (long)units * Writers);
            run.Tally.Count("won", ledger.AcknowledgedCount);
            done += units;
            if (run.Store == StoreKind.Postgres)
            {
                await TestPostgres.ExecuteAsync($"DROP SCHEMA {address.Schema} CASCADE");
            }
        }
    }

    private static async Task RunProcessesAsync(StormRun run, StoreAddress address, WriterPlan plan, int round, Ledger ledger, int units)
    {
        WriterProcess[] processes = [.. Enumerable.Range(0, Processes).Select(number => new WriterProcess(address, plan, round, ledger, new WriterSettings
        {
            First = number * (Writers / Processes), Writers = Writers / Processes, Units = units, Plant = run.Plant,
        }))];
        try
        {
            await Task.WhenAll(processes.Select(process => process.Reading));
            foreach (WriterProcess process in processes.Where(process => process.ExitCode != 0))
            {
                run.Tally.Break("unsound", $"a process ended with {process.ExitCode}: {process.Errors}");
            }
        }
        finally
        {
            foreach (WriterProcess process in processes)
            {
                process.Dispose();
            }
        }
    }

    private static async Task WithinPatienceAsync(Task racing, StormRun run)
    {
        try
        {
            await racing.WaitAsync(Patience, run.Token);
        }
        catch (TimeoutException)
        {
            run.Tally.Break(Stuck, $"the writers have not ended within {Patience.TotalMinutes} minutes");
        }
    }
}
