using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Events;
using Foldstream.Stores;
using Foldstream.Torture.Following;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Mixed;

/// <summary><c>mixed</c>: workers of two builds, one of which does not know an event; the old ones are rolled out to the end.</summary>
internal sealed class MixedStorm : IStorm
{
    private const int Shards = 4, NewsEach = 12;

    public string Name => "mixed";

    public string Description => "Workers of an old and a new build: what the old one does not know it neither handles nor passes by, until the new one has come.";

    public string Unit => "rollouts";

    public ImmutableArray<string> Promises => LedgerCheck.Promises;

    public int DefaultCount(StoreKind store) => 10;

    public int QuickCount(StoreKind store) => 1;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.PassesByTheUnknown, LedgerCheck.Skipped)];

    public string? Missing(StoreKind store) => Needs.Server(store);

    public async Task RunAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        for (int rollout = 0; run.GoesOn(rollout); rollout++)
        {
            await using LedgerScene scene = await LedgerScene.StartAsync(run, folder, rollout % 2 == 0 ? Shards : 1, rollout);
            await RollOutAsync(run, scene, run.DiceOf(rollout).Below(300), isSequential: rollout % 2 != 0);
            run.Tally.Count("rollouts");
        }
    }

    private static async Task RollOutAsync(StormRun run, LedgerScene scene, int delay, bool isSequential)
    {
        List<long> news = [];
        WorkerProcess first = scene.Follow(Build.Old), second = scene.Follow(Build.Old);
        scene.BeginWriting(number => number > 20 && number % NewsEach == 0 ? AppendNewsAsync(scene, number, news) : Task.CompletedTask);

        // The old ones come to what they don't know, and stay before it.
        bool Waits() => first.CountOf(WorkerNotes.Waits) + second.CountOf(WorkerNotes.Waits) > 0;
        if (!await scene.ComesAsync("an old build that waits", async () => Waits() || (FirstOf(news) is > 0 and var due && await scene.HasReachedAsync(due))))
        {
            return;
        }

        await Task.Delay(delay + (int)LedgerSubscription.Lease.TotalMilliseconds, CancellationToken.None);
        if (FirstOf(news) is > 0 and var unknown && await scene.HasReachedAsync(unknown))
        {
            run.Tally.Break(LedgerCheck.Skipped, $"the old builds have passed by position {unknown}, which they don't know");
        }

        run.Tally.Count("old builds that waited", (first.CountOf(WorkerNotes.Waits) > 0 ? 1 : 0) + (second.CountOf(WorkerNotes.Waits) > 0 ? 1 : 0));

        // The new one goes on there, beside them; then they go, one after another.
        scene.Follow(Build.New);
        if (!await scene.ComesAsync("a new build that goes on", () => scene.HasReachedAsync(FirstOf(news))))
        {
            return;
        }

        foreach (WorkerProcess old in (WorkerProcess[])[first, second])
        {
            await Task.Delay(delay, CancellationToken.None);
            await scene.StopAsync(old);
            scene.Remove(old);
            scene.Follow(Build.New);
        }

        await Task.Delay(delay, CancellationToken.None);
        IReadOnlyList<LedgerRow> rows = await scene.EndAsync(isSequential);
        HashSet<long> unknowns = [.. news];
        run.Tally.Count("events that the old build does not know", unknowns.Count);
        foreach (LedgerRow row in rows.Where(row => unknowns.Contains(row.Position) && row.Worker.StartsWith(nameof(Build.Old), StringComparison.Ordinal)))
        {
            run.Tally.Break(LedgerCheck.Foreign, $"{row.Worker} does not know what it has handled at position {row.Position}");
        }
    }

    private static async Task AppendNewsAsync(LedgerScene scene, int number, List<long> news)
    {
        PageBuilder page = new();
        page.Add(new News(number));
        StreamId stream = new("storm", string.Create(CultureInfo.InvariantCulture, $"shared-{number / NewsEach % 3}"));
        StreamAppend append = new() { Stream = stream, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow, Metadata = EventMetadata.Empty };
        long position = (await scene.Store.AppendAsync([append], []))[0].Position;
        lock (news)
        {
            news.Add(position);
        }
    }

    private static long FirstOf(List<long> news)
    {
        lock (news)
        {
            return news.Count > 0 ? news[0] : 0;
        }
    }
}
