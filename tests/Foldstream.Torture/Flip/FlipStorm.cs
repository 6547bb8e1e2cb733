using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Flip;

/// <summary><c>flip</c>: bits flip in what is stored. Whoever reads gets what was written or an error; and who looks for damage finds it.</summary>
internal sealed class FlipStorm : IStorm
{
    private const int Writers = 3, Units = 12;

    private const string Delivered = "delivered", Unseen = "unseen", OfEventsUnseen = "flips of events unseen", Untyped = "untyped";

    public string Name => "flip";

    public string Description => "Flips bits of what is stored: nobody is handed other bytes than were written, and verification finds each flip that changes an answer.";

    public string Unit => "flips";

    public ImmutableArray<string> Promises => [Delivered, OfEventsUnseen, Unseen, Untyped];

    public int DefaultCount(StoreKind store) => store == StoreKind.Sqlite ? 1_000 : 300;

    public int QuickCount(StoreKind store) => store == StoreKind.Sqlite ? 100 : 40;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.IgnoresChecksums, Delivered)];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        await using IFlipScene scene = run.Store == StoreKind.Sqlite ? new SqliteFlips() : new PostgresFlips(await TestPostgres.ConnectionStringAsync());
        WriterPlan plan = new(run.Seed, WriterShape.Mixed);
        Content truth;
        await using (IEventStore store = await scene.Address.OpenAsync())
        {
            Ledger ledger = new(plan);
            await new Writers(store, plan, 0, ledger, repeats: false).RunAsync(0, Writers, Units, run.Token);
            await ledger.CompareAsync(store, new Tally([]));
            truth = await Content.ReadAsync(store, null);
        }

        await scene.PrepareAsync();
        for (int flips = 0, tried = 0; run.GoesOn(flips); tried++)
        {
            if (await scene.FlipAsync(run.DiceOf(tried)) is { } flipped)
            {
                run.Tally.Count("flips");
                await LookAsync(run, scene, truth, flipped);
                await scene.UndoAsync();
                flips++;
            }
        }
    }

    // A head that went back hides the newest events from readers by position; the place of the next append is taken then.
    private static async Task<bool> RefusesAppendAsync(StormRun run, IFlipScene scene)
    {
        await using IEventStore store = await scene.Address.OpenAsync();
        WriterPlan plan = new(run.Seed, WriterShape.Mixed);
        return !await new Writers(store, plan, 1, new Ledger(plan), repeats: false).WriteAsync(new UnitKey(1, 0, 0), CancellationToken.None);
    }

    private static async Task LookAsync(StormRun run, IFlipScene scene, Content truth, Flipped flipped)
    {
        bool isFound;
        List<string> different = [];
        try
        {
            await using IEventStore store = await scene.Address.OpenAsync(run.Plant);
            Content content = await Content.ReadAsync(store, truth.Streams);
            if (content.Appends.FirstOrDefault(append => !truth.Appends.Contains(append)) is { } append)
            {
                run.Tally.Break(Delivered, $"{flipped.Where}: {append[..Math.Min(120, append.Length)]}");
            }
            else if (!content.Numbered.IsSubsetOf(truth.Numbered))
            {
                // One reading can't know the numbers of the other; whoever verifies does.
                run.Tally.Count("handed out under a wrong number in one reading");
            }

            different.AddRange(content.DifferenceTo(truth));
            isFound = content.Error is not null || !(await store.VerifyAsync()).IsSound || (store is SqliteEventStore file && (await file.CheckFileAsync()).Count > 0);
        }
        catch (Exception error) when (DamagedStore.IsTyped(error))
        {
            isFound = true;
        }
        catch (Exception error)
        {
            run.Tally.Break(Untyped, $"{flipped.Where}: {error.GetType().Name}: {error.Message}");
            return;
        }

        if (!isFound && different.Count > 0 && await RefusesAppendAsync(run, scene))
        {
            run.Tally.Count("found by the next append");
            return;
        }

        run.Tally.Count(isFound ? "found" : "without effect");
        if (flipped.IsEvent)
        {
            run.Tally.Count("of events");
        }

        if (!isFound && flipped.IsEvent)
        {
            run.Tally.Break(OfEventsUnseen, flipped.Where);
        }
        else if (!isFound && different.Count > 0)
        {
            run.Tally.Break(Unseen, $"{flipped.Where}: {string.Join(", ", different.Take(3))}");
        }
    }
}
