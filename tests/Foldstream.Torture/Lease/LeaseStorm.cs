using System.Collections.Immutable;
using Foldstream.Torture.Following;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Lease;

/// <summary><c>lease</c>: SIGSTOP for a worker, for longer than its lease, before a transaction or in the midst of one; others take over, and it wakes up.</summary>
internal sealed class LeaseStorm : IStorm
{
    private const int FreezesPerLedger = 6, FreezesToCatch = 2, Shards = 8, Others = 2, Pause = 60;

    private static readonly TimeSpan Frozen = LedgerSubscription.Lease * 2;

    public string Name => "lease";

    public string Description => "Freezes a worker for longer than its lease while others take over: when it wakes up it does no harm, and takes part again.";

    public string Unit => "freezes";

    public ImmutableArray<string> Promises => LedgerCheck.Promises;

    public int DefaultCount(StoreKind store) => 24;

    public int QuickCount(StoreKind store) => 2;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.ForgetsEpochs, LedgerCheck.Repeated)];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        for (int freezes = 0, round = 0; run.GoesOn(freezes); round++)
        {
            await using LedgerScene scene = await LedgerScene.StartAsync(run, folder, Shards, round);
            scene.BeginWriting();
            WorkerProcess victim = scene.Follow(pause: Pause);
            for (int i = 0; i < Others; i++)
            {
                scene.Follow();
            }

            bool goesOn = true;
            for (int i = 0; goesOn && i < (run.Plant == Plant.None ? FreezesPerLedger : FreezesToCatch) && run.GoesOn(freezes); i++, freezes++)
            {
                goesOn = await FreezeAsync(run, scene, victim, freezes % 2 == 0 ? WorkerNotes.Before : WorkerNotes.Within);
            }

            await scene.EndAsync(isSequential: false);
        }
    }

    /// <returns>Whether it took part again.</returns>
    private static async Task<bool> FreezeAsync(StormRun run, LedgerScene scene, WorkerProcess victim, char where)
    {
        if (!await WithinPatienceAsync(victim.NextAsync(where)))
        {
            run.Tally.Break(LedgerCheck.Stuck, "the worker that is to be frozen handles nothing");
            return false;
        }

        victim.Freeze();
        long head, commits;
        try
        {
            await Task.Delay(Frozen, CancellationToken.None);
            run.Tally.Count("freezes");
            run.Tally.Count(where == WorkerNotes.Before ? "before a transaction" : "in a transaction");
            if (await scene.Ledger.IsLockedAsync())
            {
                // Nobody can take SQLite's lock from who stands still: the others wait until it goes on.
                run.Tally.Count("with the file's write lock");
            }
            else
            {
                head = await scene.Store.GetHeadAsync();
                if (!await scene.ComesAsync("what the others take over", () => scene.HasReachedAsync(head)))
                {
                    return false;
                }

                run.Tally.Count("taken over");
            }
        }
        finally
        {
            // What it has said before it stopped was told by now.
            commits = victim.CountOf(WorkerNotes.Committed);
            victim.Thaw();
        }

        return await scene.ComesAsync("the frozen worker's next commit", () => Task.FromResult(victim.CountOf(WorkerNotes.Committed) > commits + 1));
    }

    private static async Task<bool> WithinPatienceAsync(Task task) => await Task.WhenAny(task, Task.Delay(LedgerScene.Patience)) == task;
}
