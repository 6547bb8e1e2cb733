using Foldstream.Stores;
using Foldstream.Subscriptions;
using static Foldstream.Tests.Subscriptions.Running;

namespace Foldstream.Tests.Subscriptions;

public sealed class SubscriptionTests : IDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly LogFeed _feed;
    private readonly EffectStore _effects = new();

    public SubscriptionTests() => _feed = new LogFeed(_store);

    public void Dispose()
    {
        _feed.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Each_event_is_handled_once_and_in_order_what_is_there_and_what_comes()
    {
        await FillAsync(30);
        await using Running running = new(_feed, _effects);
        await UntilAsync(() => running.Status.State == SubscriptionState.Live);
        await FillAsync(30);
        await EndAsync(running);
        await AssertEachOnceAsync();
        Assert.Equal(new SubscriptionStatus("recorder", SubscriptionState.Ended, await _store.GetHeadAsync(Token), await _store.GetHeadAsync(Token), TimeSpan.Zero, 0, null), running.Status);
    }

    [Fact]
    public async Task It_goes_on_where_it_ended()
    {
        await FillAsync(20);
        await using (Running first = new(_feed, _effects))
        {
            await EndAsync(first);
        }

        await FillAsync(20);
        await using Running second = new(_feed, _effects);
        await EndAsync(second);
        await AssertEachOnceAsync();
    }

    [Fact]
    public async Task It_may_begin_at_a_position_or_with_what_comes()
    {
        await FillAsync(20);
        long head = await _store.GetHeadAsync(Token);
        await using Running running = new(_feed, _effects, options: Quick with { StartAfter = long.MaxValue });
        await UntilAsync(() => running.Status.State == SubscriptionState.Live);
        await AppendAsync(_store, "order/new", 2);
        await EndAsync(running);
        Assert.Equal([head + 1, head + 2], _effects.Effects.Select(effect => effect.Position));
    }

    [Fact]
    public async Task The_checkpoint_moves_over_what_the_filter_passes_by()
    {
        for (int i = 0; i < 50; i++)
        {
            await AppendAsync(_store, "cart/1", 3);
        }

        await AppendAsync(_store, "order/1", 1);
        await AppendAsync(_store, "cart/1", 3);
        await using Running running = new(_feed, _effects, Recorder.With(categories: "order"));
        await EndAsync(running);
        Assert.Equal(["order/1"], _effects.Effects.Select(effect => effect.Stream.ToString()));
        Assert.Equal(await _store.GetHeadAsync(Token), (await _effects.ListAsync(Token)).Single().Position);
        Assert.Equal(1, _effects.CommitCount);
    }

    [Fact]
    public async Task The_checkpoint_moves_although_nothing_is_handled()
    {
        await AppendAsync(_store, "cart/1", 3);
        await using Running running = new(_feed, _effects, Recorder.With(categories: "order"));
        await UntilAsync(() => _effects.CommitCount == 1, "a checkpoint without an event");
        Assert.Equal(3, (await _effects.ListAsync(Token)).Single().Position);
        await EndAsync(running);
        Assert.Equal(1, _effects.CommitCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task A_batch_is_as_large_as_it_may_be_and_one_transaction(int batchSize)
    {
        for (int i = 0; i < 40; i++)
        {
            await AppendAsync(_store, "order/1", 1);
        }

        await using Running running = new(_feed, _effects, options: Quick with { BatchSize = batchSize }, until: 40);
        await running.Work;
        Assert.Equal((40 + batchSize - 1) / batchSize, _effects.CommitCount);
    }

    [Fact]
    public async Task Subscriptions_of_a_process_share_one_reading_of_the_log()
    {
        for (int i = 0; i < 60; i++)
        {
            await AppendAsync(_store, $"order/{i}", 1000);
        }

        SubscriptionDefinition Named(string name) => new("Recorder", name, [LineAdded.EventType]) { Ignored = ["order-closed"] };
        using LogFeed alone = new(_store);
        await using (Running one = new(alone, new EffectStore(), Named("one"), until: await _store.GetHeadAsync(Token)))
        {
            await one.Work;
        }

        List<Running> many = [.. Enumerable.Range(0, 8).Select(i => new Running(_feed, new EffectStore(), Named($"many-{i}")))];
        await UntilAsync(() => many.TrueForAll(running => running.Status.State == SubscriptionState.Live));
        Assert.True(alone.ReadCount > 5);

        // One more finds the end of the log, for all of them.
        Assert.Equal(alone.ReadCount + 1, _feed.ReadCount);
        foreach (Running running in many)
        {
            await running.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_the_store_of_another_id_holds_is_not_taken_for_its_own()
    {
        await using (Running running = new(_feed, _effects, until: 0))
        {
            await running.Work;
        }

        using InMemoryEventStore other = new();
        using LogFeed feed = new(other);
        await using Running stray = new(feed, _effects);
        SubscriptionStoppedException stopped = await Assert.ThrowsAsync<SubscriptionStoppedException>(() => stray.Work);
        Assert.Contains("belongs to the store with the id", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(SubscriptionState.Stopped, stray.Status.State);
    }

    [Fact]
    public async Task The_number_of_shards_is_fixed()
    {
        await using (Running running = new(_feed, _effects, until: 0))
        {
            await running.Work;
        }

        await using Running other = new(_feed, _effects, Recorder.With(shards: 4));
        Assert.Contains("has 1 shards, and Recorder declares 4", (await Assert.ThrowsAsync<SubscriptionStoppedException>(() => other.Work)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_takes_it_back_and_it_goes_on_from_there()
    {
        await FillAsync(10);
        await using Running running = new(_feed, _effects);
        await UntilAsync(() => running.Status.State == SubscriptionState.Live);
        int handled = _effects.Effects.Length;
        Assert.True(await _effects.ResetAsync("recorder", 0, new Audit("ada", "again", DateTimeOffset.UnixEpoch), Token));
        await UntilAsync(() => _effects.Effects.Length == 2 * handled);
        await EndAsync(running);
        Assert.Equal(2 * handled, _effects.Effects.Length);
    }

    [Fact]
    public async Task An_event_has_one_id_for_work_outside_however_often_it_is_handled()
    {
        await AppendAsync(_store, "order/1", 2);
        List<AppendId> seen = [];
        await using Running running = new(_feed, _effects, before: (e, context) =>
        {
            seen.Add(context.Once);
            return context.Attempt < 3 && e.Quantity == 1 ? throw new TimeoutException() : default;
        });
        await EndAsync(running);
        Assert.Equal(2, seen.Distinct().Count());
        Assert.True(seen.Count > 3);
        Assert.Equal(seen.Distinct(), _effects.Effects.Select(effect => effect.Once));
    }

    private async Task FillAsync(int appends)
    {
        for (int i = 0; i < appends; i++)
        {
            await AppendAsync(_store, i % 3 == 0 ? "cart/1" : $"order/{i % 5}", 1 + (i % 4), closes: i % 7 == 0);
        }
    }

    private async Task EndAsync(Running running)
    {
        long head = await _store.GetHeadAsync(Token);
        await UntilAsync(() => running.Status.Position >= head || running.Work.IsCompleted);
        await running.StopAsync();
    }

    private async Task AssertEachOnceAsync()
        => Assert.Equal(await LinesAsync(_store), _effects.Effects.Select(effect => (effect.Stream, effect.Version)));
}
