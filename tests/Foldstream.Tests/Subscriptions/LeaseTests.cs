using Foldstream.Stores;
using Foldstream.Subscriptions;
using static Foldstream.Tests.Subscriptions.Running;

namespace Foldstream.Tests.Subscriptions;

public sealed class LeaseTests : IDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly LogFeed _feed;
    private readonly EffectStore _effects = new();

    public LeaseTests() => _feed = new LogFeed(_store);

    public void Dispose()
    {
        _feed.Dispose();
        _store.Dispose();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(64, 4)]
    public async Task Streams_keep_their_order_however_many_shards_and_workers_there_are(int shards, int workers)
    {
        await FillAsync(300, 40);
        await using Running running = new(_feed, _effects, Recorder.With(shards), options: Quick with { Workers = workers, BatchSize = 7 }, until: await _store.GetHeadAsync(Token));
        await running.Work;
        await AssertEachOnceByStreamAsync();
    }

    [Fact]
    public async Task Shards_are_shared_among_processes_that_come_and_go()
    {
        await FillAsync(50, 40);
        Running one = new(_feed, _effects, Recorder.With(16));
        await UntilAsync(() => one.Status.State == SubscriptionState.Live);
        Running two = new(_feed, _effects, Recorder.With(16)), three = new(_feed, _effects, Recorder.With(16));
        await UntilAsync(() => two.Status.State == SubscriptionState.Live && three.Status.State == SubscriptionState.Live, "a share for each");
        await FillAsync(50, 40);
        await one.StopAsync();
        await FillAsync(50, 40);
        await two.KillAsync();
        await FillAsync(50, 40);
        await UntilAsync(() => _effects.Effects.Length == LinesAsync(_store).Result.Count, "the last one's taking over");
        await three.StopAsync();
        await AssertEachOnceByStreamAsync();
        await one.DisposeAsync();
        await two.DisposeAsync();
        await three.DisposeAsync();
    }

    [Fact]
    public async Task A_worker_that_froze_and_wakes_up_does_no_harm()
    {
        ShiftedTime time = new();
        EffectStore effects = new(time);
        await FillAsync(20, 3);
        TaskCompletionSource frozen = new(), thawed = new();
        int attempts = 0;
        await using Running sleeper = new(_feed, effects, before: async (_, context) =>
        {
            if (context.Position == 11 && attempts++ == 0)
            {
                frozen.SetResult();
                await thawed.Task;
            }
        });
        await frozen.Task.WaitAsync(Token);
        Guid taker = Guid.NewGuid();
        await UntilAsync(() =>
        {
            time.Shift += TimeSpan.FromHours(1);
            effects.RenewAsync(new LeaseRenewal("recorder", taker, TimeSpan.FromHours(100_000), [])).AsTask().Wait();
            return !effects.AcquireAsync(new LeaseClaim("recorder", taker, [0])).AsTask().Result.IsEmpty;
        });
        Assert.Empty(effects.Effects);
        thawed.SetResult();
        await UntilAsync(() => sleeper.Status.State == SubscriptionState.Standby, "the loss of the lease");
        Assert.Empty(effects.Effects);
        await effects.LeaveAsync("recorder", taker, Token);
        await UntilAsync(() => sleeper.Status is { State: SubscriptionState.Live, LagEvents: 0 });
        await sleeper.StopAsync();
        Assert.Equal(await LinesAsync(_store), effects.Effects.Select(effect => (effect.Stream, effect.Version)));
    }

    [Fact]
    public async Task It_says_that_it_is_ready_while_another_holds_everything()
    {
        await using Running one = new(_feed, _effects);
        await UntilAsync(() => one.Status.State == SubscriptionState.Live);
        await using Running two = new(_feed, _effects);
        await UntilAsync(() => one.Status.State == SubscriptionState.Standby || two.Status.State == SubscriptionState.Standby);
        await AppendAsync(_store, "order/1", 1);
        await UntilAsync(() => _effects.Effects.Length == 1);
    }

    [Fact]
    public async Task A_log_that_is_another_one_is_not_followed()
    {
        await FillAsync(10, 2);
        await using (Running running = new(_feed, _effects, until: await _store.GetHeadAsync(Token)))
        {
            await running.Work;
        }

        using InMemoryEventStore other = new();
        using LogFeed restored = new(new Restored(other, await _store.GetIdAsync(Token)));
        await using Running shorter = new(restored, _effects);
        Assert.Contains("and the log ends at 0", (await Assert.ThrowsAsync<SubscriptionStoppedException>(() => shorter.Work)).Message, StringComparison.Ordinal);
        await FillAsync(12, 2, other);
        await using Running diverged = new(restored, _effects);
        Assert.Contains("stands now", (await Assert.ThrowsAsync<SubscriptionStoppedException>(() => diverged.Work)).Message, StringComparison.Ordinal);
    }

    private async Task FillAsync(int appends, int streams, IEventStore? store = null)
    {
        for (int i = 0; i < appends; i++)
        {
            await AppendAsync(store ?? _store, $"order/{i % streams}", 1 + (i % 3), closes: i % 5 == 0);
        }
    }

    private async Task AssertEachOnceByStreamAsync()
    {
        ILookup<StreamId, long> expected = (await LinesAsync(_store)).ToLookup(line => line.Stream, line => line.Version);
        ILookup<StreamId, long> handled = _effects.Effects.ToLookup(effect => effect.Stream, effect => effect.Version);
        Assert.Equal(expected.Count, handled.Count);
        Assert.All(expected, stream => Assert.Equal(stream, handled[stream.Key]));
    }

    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
