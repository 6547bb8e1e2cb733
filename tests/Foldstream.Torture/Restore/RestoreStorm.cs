using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Following;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Restore;

/// <summary><c>restore</c>: backups are made while writers write, restored elsewhere, and worked with.</summary>
internal sealed class RestoreStorm : IStorm
{
    private const int Writers = 4, AfterwardsRound = 1 << 20, CopiesPerStore = 15;

    private const string NoPrefix = "no prefix", Taken = "positions given again", Diverged = "followed unawares";

    public string Name => "restore";

    public string Description => "Backups under writers, restored into a new file or cluster: each is all that there was up to one moment, and appends go on in it.";

    public string Unit => "backups";

    public ImmutableArray<string> Promises => [.. Ledger.Promises, NoPrefix, Taken, .. LedgerCheck.Promises, Diverged];

    public int DefaultCount(StoreKind store) => store == StoreKind.Sqlite ? 60 : 10;

    public int QuickCount(StoreKind store) => store == StoreKind.Sqlite ? 6 : 2;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.CopiesPieceByPiece, "lost"), new(Plant.ForgetsTheLog, Diverged)];

    public string? Missing(StoreKind store) => Needs.OwnServer(store)
        ?? (store == StoreKind.Postgres && PostgresBackups.Programs.FirstOrDefault(program => !File.Exists(PostgresBinaries.PathOf(program))) is { } program ? $"{program} is not installed." : null);

    public async Task RunAsync(StormRun run)
    {
        await using IBackupScene scene = run.Store == StoreKind.Sqlite ? new SqliteBackups() : await PostgresBackups.StartAsync();
        for (int done = 0, round = 0; run.GoesOn(done); round++)
        {
            WriterPlan plan = new(run.Seed + (ulong)round, WriterShape.Mixed);
            Ledger ledger = new(plan);
            StoreAddress address = scene.NewStore();
            await using IEventStore store = await address.OpenAsync();
            using CancellationTokenSource stop = new();
            Writers writers = new(store, plan, round, ledger, repeats: false);
            Task writing = writers.RunAsync(0, Writers, int.MaxValue, stop.Token);
            try
            {
                for (int copy = 0; copy < CopiesPerStore && run.GoesOn(done); copy++, done++)
                {
                    await Task.Delay(30 + run.DiceOf(done).Below(100));
                    await BackUpAsync(run, scene, store, address, ledger, plan, done);
                }
            }
            finally
            {
                await stop.CancelAsync();
                await writing;
            }

            await ledger.CompareAsync(store, run.Tally);
        }
    }

    private static async Task BackUpAsync(StormRun run, IBackupScene scene, IEventStore store, StoreAddress address, Ledger ledger, WriterPlan plan, int number)
    {
        await using Followers followers = await Followers.StartAsync(run, address, number, Diverged);
        if (run.Plant != Plant.CopiesPieceByPiece)
        {
            await followers.CatchUpAsync(store);
        }

        IReadOnlySet<UnitKey> acknowledged = ledger.Acknowledged();
        await using Restored restored = await scene.BackUpAndRestoreAsync(store, address, number, run.Plant);
        run.Tally.Count("backups");
        run.Tally.Count(restored.How);
        run.Tally.Count("acknowledged units looked for", acknowledged.Count);
        try
        {
            await using IEventStore copy = await restored.Address.OpenAsync();
            await ledger.CompareAsync(copy, run.Tally, acknowledged);
            long head = await copy.GetHeadAsync();
            if (await LogHash.OfAsync(copy, head) != await LogHash.OfAsync(store, head))
            {
                run.Tally.Break(NoPrefix, $"backup {number}: what it holds up to position {head} is not what the store holds");
            }

            if (run.Plant != Plant.CopiesPieceByPiece)
            {
                await followers.RefuseOlderAsync(store, copy, head);
            }

            await GoOnAsync(run, copy, plan, number, head);
            if (run.Plant != Plant.CopiesPieceByPiece)
            {
                await followers.GoOnAsync(store, copy);
            }
        }
        catch (FoldstreamException error)
        {
            run.Tally.Break("unsound", $"backup {number}: {error.Message}");
        }
    }

    /// <summary>Appends to a store that was restored.</summary>
    private static async Task GoOnAsync(StormRun run, IEventStore copy, WriterPlan plan, int number, long head)
    {
        Ledger afterwards = new(plan);
        Writers writers = new(copy, plan, AfterwardsRound + number, new Notes(afterwards, head, run.Tally), repeats: false);
        await writers.RunAsync(0, Writers, 5, CancellationToken.None);
        if (await copy.GetHeadAsync() <= head || !(await copy.VerifyAsync()).IsSound)
        {
            run.Tally.Break("unsound", $"backup {number} takes no appends, or is not sound behind them");
        }
    }

    /// <summary>Looks that nothing gets a position that the copy has given already.</summary>
    private sealed class Notes(Ledger ledger, long head, Tally tally) : IUnitNotes
    {
        public void Begin(UnitKey key, ImmutableArray<long> expected) => ledger.Begin(key, expected);

        public void Acknowledge(UnitKey key, ImmutableArray<Place> places)
        {
            ledger.Acknowledge(key, places);
            if (places.Any(place => place.Position <= head))
            {
                tally.Break(Taken, $"{key} was given position {places.Min(place => place.Position)}, and the copy's head was {head}");
            }
        }

        public void Refuse(UnitKey key) => ledger.Refuse(key);

        public void Fault(string what) => tally.Break("unsound", what);
    }
}
