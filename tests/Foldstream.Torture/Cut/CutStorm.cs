using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;
using Npgsql;

namespace Foldstream.Torture.Cut;

/// <summary><c>cut</c>: the connection is cut while an append is on its way, and the append is made again under the same id.</summary>
internal sealed class CutStorm : IStorm
{
    private const int Writers = 4, CutsPerStore = 100;

    public string Name => "cut";

    public string Description => "Cuts the connection to PostgreSQL at the commit, and makes the append again under the same id.";

    public string Unit => "cuts";

    public ImmutableArray<string> Promises => Ledger.Promises;

    public ImmutableArray<StoreKind> Stores => [StoreKind.Postgres];

    public int DefaultCount(StoreKind store) => 200;

    public int QuickCount(StoreKind store) => 30;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.TakesNewIds, "duplicated"), new(Plant.SwallowsErrors, "lost")];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        NpgsqlConnectionStringBuilder server = new(await TestPostgres.ConnectionStringAsync());
        await using CuttingProxy proxy = new(server.Port, "storm"u8);
        string through = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = proxy.Port, Timeout = 5, MaxPoolSize = 20, ApplicationName = "cut" }.ConnectionString;
        for (int round = 0; run.GoesOn(proxy.CutCount); round++)
        {
            string schema = TestPostgres.NewName("cut");
            await (await new StoreAddress(run.Store, server.ConnectionString, schema).OpenAsync()).DisposeAsync();
            StoreAddress address = new(run.Store, through, schema) { OutcomeTimeout = TimeSpan.FromMilliseconds(300) };
            WriterPlan plan = new(run.Seed + (ulong)round, WriterShape.Mixed);
            Ledger ledger = new(plan);
            int before = proxy.CutCount;
            await using (IEventStore one = await address.OpenAsync(run.Plant), other = await address.OpenAsync(run.Plant))
            {
                await CutAsync(run, proxy, one, other, plan, round, ledger, before);
            }

            await using (IEventStore store = await new StoreAddress(run.Store, server.ConnectionString, schema).OpenAsync())
            {
                // A request that was held back may still be on its way.
                await Task.Delay(CuttingProxy.Away * 2);
                await ledger.CompareAsync(store, run.Tally);
            }

            run.Tally.Count("cuts", proxy.CutCount - before);
            run.Tally.Count("acknowledged units", ledger.AcknowledgedCount);
            await TestPostgres.ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
        }
    }

    private static async Task CutAsync(StormRun run, CuttingProxy proxy, IEventStore one, IEventStore other, WriterPlan plan, int round, Ledger ledger, int before)
    {
        // An append that was cut is made again through another store, as another process would.
        Writers writers = new(one, plan, round, ledger, repeats: true) { Reopening = at => ValueTask.FromResult(at == one ? other : one) };
        using CancellationTokenSource stop = new();
        Task writing = writers.RunAsync(0, Writers, int.MaxValue, stop.Token);
        Dice dice = run.DiceOf(round);
        while (proxy.CutCount - before < CutsPerStore && run.GoesOn(proxy.CutCount))
        {
            proxy.Arm((CutKind)dice.Below(6));
            int cuts = proxy.CutCount;
            while (proxy.CutCount == cuts && !writing.IsCompleted && !run.Token.IsCancellationRequested)
            {
                await Task.Delay(5);
            }

            await Task.Delay(dice.Below(60));
        }

        // The last one is answered first: what is made again ends with the answer.
        await Task.Delay(CuttingProxy.Away * 2);
        await stop.CancelAsync();
        await writing;
    }
}
