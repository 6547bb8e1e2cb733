using System.Collections.Immutable;
using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Sync;

/// <summary>
/// <c>sync</c>: power cuts. What processes write to their files is written down, with what they hand to the disk and what they acknowledge, in one order; then the
/// files are built as a power cut at any moment would have left them, and the store is opened on them.
/// </summary>
/// <param name="isRelaxed">Whether the store's durability is relaxed, which may lose the newest acknowledged units, and must tear nothing.</param>
internal sealed class SyncStorm(bool isRelaxed) : IStorm
{
    /// <summary>A round that no writer has.</summary>
    private const int AfterwardsRound = 1 << 20;

    private const string Lost = "lost";

    public string Name => isRelaxed ? "sync-relaxed" : "sync";

    public string Description => isRelaxed
        ? "The same for a store with relaxed durability: counts what is lost, and looks that nothing is torn."
        : "Power cuts: builds the files as they would be without what was not handed to the disk, and looks for each append that was acknowledged.";

    public string Unit => "power cuts";

    public ImmutableArray<string> Promises => isRelaxed ? [.. Ledger.Promises.Where(promise => promise != Lost)] : Ledger.Promises;

    public int DefaultCount(StoreKind store) => store == StoreKind.Sqlite ? 500 : 60;

    public int QuickCount(StoreKind store) => (store == StoreKind.Sqlite ? 60 : 4) / (isRelaxed ? 2 : 1);

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => isRelaxed ? [] : [new(Plant.DoesNotSync, Lost)];

    public string? Missing(StoreKind store) => DiskShim.Missing ?? Needs.OwnServer(store);

    public async Task RunAsync(StormRun run)
    {
        bool doesNotSync = isRelaxed || run.Plant == Plant.DoesNotSync;
        int cuts = 0;
        for (int number = 0; run.GoesOn(cuts); number++)
        {
            await using ISyncScene scene = run.Store == StoreKind.Sqlite ? new SqliteScene(doesNotSync) : new PostgresScene(doesNotSync);
            WriterPlan plan = new(run.Seed + (ulong)number, WriterShape.Mixed);
            await scene.PlayAsync(plan, run.DiceOf(number), number);
            List<DiskChange> changes = DiskTrace.Read(scene.TraceFile);
            run.Tally.Count("traces");
            cuts = await CutAsync(run, scene, plan, changes, cuts);
        }
    }

    private async Task<int> CutAsync(StormRun run, ISyncScene scene, WriterPlan plan, List<DiskChange> changes, int cuts)
    {
        Dice dice = run.DiceOf(1_000_000 + cuts);
        DiskImage image = new(scene.Basis);
        Ledger ledger = new(plan);
        int applied = 0;
        string notes = "";
        foreach (int moment in Moments(changes, scene.CutsPerTrace, ref dice))
        {
            for (; applied < moment; applied++)
            {
                DiskChange change = changes[applied];
                if (change.Path == ISyncScene.Notes)
                {
                    notes = Note(change, notes, ledger);
                }
                else if (!scene.Ignores(change.Path))
                {
                    image.Apply(change);
                }
            }

            if (!run.GoesOn(cuts))
            {
                break;
            }

            DropMode mode = (DropMode)dice.Below(5);
            Tally tally = new(Ledger.Promises);
            await scene.ReopenAsync(image, mode, run.DiceOf(2_000_000 + cuts), store => CompareAsync(store, ledger, plan, cuts, tally), tally);
            run.Tally.Count("power cuts");
            run.Tally.Count("acknowledged units looked for", ledger.AcknowledgedCount);
            Take(run, tally, $"cut {cuts}, behind change {applied} of {changes.Count}, {mode}");
            cuts++;
        }

        return cuts;
    }

    // Each write to the notes is one line or several.
    private static string Note(DiskChange change, string rest, Ledger ledger)
    {
        string text = rest + System.Text.Encoding.UTF8.GetString(change.Data.Span);
        string[] lines = text.Split('\n');
        foreach (string line in lines[..^1])
        {
            NoteLines.Read(line, ledger);
        }

        return lines[^1];
    }

    /// <summary>Half of them right behind an acknowledgement, when all of it must be on the disk and nothing else was; the others anywhere.</summary>
    private static List<int> Moments(List<DiskChange> changes, int count, ref Dice dice)
    {
        List<int> acknowledgements = [.. Enumerable.Range(0, changes.Count).Where(i => changes[i].Path == ISyncScene.Notes && changes[i].Data.Span is [(byte)'A', ..]).Select(i => i + 1)];
        List<int> moments = [];
        for (int i = 0; i < count; i++)
        {
            moments.Add(acknowledgements.Count > 0 && dice.OneIn(2) ? acknowledgements[dice.Below(acknowledgements.Count)] : dice.Below(changes.Count + 1));
        }

        moments.Sort();
        return moments;
    }

    private static async Task CompareAsync(IEventStore store, Ledger ledger, WriterPlan plan, int cut, Tally tally)
    {
        await ledger.CompareAsync(store, tally);
        long head = await store.GetHeadAsync();
        Ledger afterwards = new(plan);
        Writers writers = new(store, plan, AfterwardsRound + cut, afterwards, repeats: false);
        if (!await writers.WriteAsync(new UnitKey(AfterwardsRound + cut, 0, 0), CancellationToken.None) || await store.GetHeadAsync() <= head)
        {
            tally.Break("unsound", "the store takes no append afterwards");
        }
    }

    private void Take(StormRun run, Tally tally, string where)
    {
        foreach ((string promise, long times) in tally.Broken.Where(promise => promise.Value > 0))
        {
            if (isRelaxed && promise == Lost)
            {
                run.Tally.Count("of them lost, the newest", times);
            }
            else
            {
                run.Tally.Break(promise, $"{where}: {tally.Details.FirstOrDefault(detail => detail.StartsWith(promise, StringComparison.Ordinal))}", times);
            }
        }
    }
}
