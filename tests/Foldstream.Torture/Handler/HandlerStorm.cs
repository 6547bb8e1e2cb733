using System.Collections.Immutable;
using Foldstream.Torture.Following;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Handler;

/// <summary><c>handler</c>: SIGKILL for processes that handle events, between any two steps.</summary>
internal sealed class HandlerStorm : IStorm
{
    private const int KillsPerLedger = 25, KillsToCatch = 8;

    public string Name => "handler";

    public string Description => "Kills processes that handle events into a table, and starts them anew: in the end the table is the log, each event once.";

    public string Unit => "kills";

    public ImmutableArray<string> Promises => LedgerCheck.Promises;

    public int DefaultCount(StoreKind store) => 50;

    public int QuickCount(StoreKind store) => 6;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.ChecksPointFirst, LedgerCheck.Skipped)];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        for (int kills = 0, round = 0; run.GoesOn(kills); round++)
        {
            // One worker that handles everything in order, and three that share eight shards.
            (int shards, int workers) = round % 2 == 0 ? (1, 2) : (8, 3);
            await using LedgerScene scene = await LedgerScene.StartAsync(run, folder, shards, round);
            scene.BeginWriting();
            for (int i = 0; i < workers; i++)
            {
                scene.Follow();
            }

            for (int i = 0; i < (run.Plant == Plant.None ? KillsPerLedger : KillsToCatch) && run.GoesOn(kills); i++, kills++)
            {
                await KillAsync(run, scene, run.DiceOf(kills));
            }

            await scene.EndAsync(isSequential: shards == 1);
        }
    }

    private static async Task KillAsync(StormRun run, LedgerScene scene, Dice dice)
    {
        // Whoever works is killed: one that has committed just now, and is on its way to the next commit. Now and then another, at any moment from its start on.
        bool any = dice.OneIn(5);
        WorkerProcess victim = scene.Workers[dice.Below(scene.Workers.Count)];
        if (any)
        {
            await Task.Delay(dice.Below(400), CancellationToken.None);
        }
        else
        {
            Task<WorkerProcess>[] committing = [.. scene.Workers.Select(NextCommitAsync)];
            try
            {
                victim = await await Task.WhenAny(committing).WaitAsync(LedgerScene.Patience, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                run.Tally.Break(LedgerCheck.Stuck, "nobody has handled anything for a minute");
            }

            // Commits come every few milliseconds while there is something to do.
            await Task.Delay(TimeSpan.FromMicroseconds(dice.Below(20_000)), CancellationToken.None);
        }

        victim.Kill();
        await victim.Reading;
        run.Tally.Count("kills");
        run.Tally.Count(any ? "at any moment" : "between commits");
        scene.Remove(victim);
        scene.Follow();
    }

    private static async Task<WorkerProcess> NextCommitAsync(WorkerProcess worker)
    {
        await worker.NextAsync(WorkerNotes.Committed);
        return worker;
    }
}
