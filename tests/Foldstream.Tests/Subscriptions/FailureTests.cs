using System.Collections.Concurrent;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using static Foldstream.Tests.Subscriptions.Running;

namespace Foldstream.Tests.Subscriptions;

public sealed class FailureTests : IDisposable
{
    private static readonly Audit ByAda = new("ada", "mended", DateTimeOffset.UnixEpoch);

    private readonly InMemoryEventStore _store = new();
    private readonly LogFeed _feed;
    private readonly EffectStore _effects = new();
    private readonly ConcurrentDictionary<string, Exception> _poison = [];

    public FailureTests() => _feed = new LogFeed(_store);

    public void Dispose()
    {
        _feed.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_and_what_stood_before_it_is_not()
    {
        await AppendAsync(_store, "order/1", 5);
        int attempts = 0;
        await using Running running = new(_feed, _effects, before: (e, context) => e.Sku == "order/1-3" && attempts++ < 3 ? throw new TimeoutException() : default);
        await EndAsync(running);
        Assert.Equal(4, attempts);
        Assert.Equal(await LinesAsync(_store), _effects.Effects.Select(effect => (effect.Stream, effect.Version)));
    }

    [Fact]
    public async Task It_stops_before_an_event_that_cannot_be_handled_and_keeps_what_stood_before_it()
    {
        await AppendAsync(_store, "order/1", 2);
        await AppendAsync(_store, "order/2", 3);
        await AppendAsync(_store, "order/3", 2);
        _poison["order/2-1"] = new InvalidOperationException("no such customer");
        await using Running running = new(_feed, _effects, before: Poisoned);
        SubscriptionStoppedException stopped = await Assert.ThrowsAsync<SubscriptionStoppedException>(() => running.Work);
        Assert.StartsWith("Subscription 'recorder' has stopped: handling order/2, version 2 ('order-line-added', position 4) failed in 1 of 5 attempts, the last time with InvalidOperationException: no such customer",
            stopped.Message, StringComparison.Ordinal);
        Assert.Same(_poison["order/2-1"], stopped.InnerException);
        Assert.Equal([1L, 2, 3], _effects.Effects.Select(effect => effect.Position));
        Assert.Equal(3, (await _effects.ListAsync(Token)).Single().Position);
        _poison.Clear();
        await using Running again = new(_feed, _effects, before: Poisoned);
        await EndAsync(again);
        Assert.Equal(await LinesAsync(_store), _effects.Effects.Select(effect => (effect.Stream, effect.Version)));
    }

    [Fact]
    public async Task A_stream_is_parked_and_the_others_go_on()
    {
        await AppendAsync(_store, "order/1", 3);
        await AppendAsync(_store, "order/2", 3);
        await AppendAsync(_store, "order/1", 2);
        _poison["order/1-1"] = new InvalidOperationException("no such customer");
        await using Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park), Poisoned);
        await UntilAsync(() => _effects.Effects.Length == 4);
        await AppendAsync(_store, "order/2", 1);
        await AppendAsync(_store, "order/1", 1);
        await EndAsync(running);
        Assert.Equal([("order/1", 1L), ("order/2", 1), ("order/2", 2), ("order/2", 3), ("order/2", 4)], _effects.Effects.Select(effect => (effect.Stream.ToString(), effect.Version)));
        Parking parked = (await _effects.ListParkedAsync("recorder", Token)).Single();
        Assert.Equal(new Parking(new StreamId("order", "1"), 0, 2, 2, "order-line-added", "InvalidOperationException: no such customer", 1, parked.ParkedAt), parked);
        Assert.Equal(await _store.GetHeadAsync(Token), (await _effects.ListAsync(Token)).Single().Position);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_parked_stream_that_is_released_is_handled_in_its_order_and_goes_on_with_the_others(bool isRestarted)
    {
        await AppendAsync(_store, "order/1", 3);
        await AppendAsync(_store, "order/2", 3);
        await AppendAsync(_store, "order/1", 2);
        _poison["order/1-1"] = new InvalidOperationException("no such customer");
        Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park), Poisoned);
        await UntilAsync(() => running.Status.ParkedCount == 1 && running.Status.State == SubscriptionState.Live);
        if (isRestarted)
        {
            await running.DisposeAsync();
            running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park), Poisoned);
        }

        _poison.Clear();
        Assert.True(await _effects.DecideAsync("recorder", new StreamId("order", "1"), 2, ParkedDecision.Retry, ByAda, Token));
        await UntilAsync(() => running.Status.ParkedCount == 0 && running.Status.State == SubscriptionState.Live);
        await AppendAsync(_store, "order/1", 1);
        await EndAsync(running);
        await running.DisposeAsync();
        Assert.Equal([1L, 2, 3, 4, 5, 6], _effects.Effects.Where(effect => effect.Stream.Key == "1").Select(effect => effect.Version));
        Assert.Equal([1L, 2, 3], _effects.Effects.Where(effect => effect.Stream.Key == "2").Select(effect => effect.Version));
        Assert.Empty(await _effects.ListParkedAsync("recorder", Token));
    }

    [Fact]
    public async Task An_event_may_be_skipped_by_name()
    {
        await AppendAsync(_store, "order/1", 3);
        _poison["order/1-1"] = new InvalidOperationException();
        await using Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park), Poisoned);
        await UntilAsync(() => running.Status.ParkedCount == 1);
        Assert.True(await _effects.DecideAsync("recorder", new StreamId("order", "1"), 2, ParkedDecision.Skip, ByAda, Token));
        await UntilAsync(() => running.Status.ParkedCount == 0);
        await EndAsync(running);
        Assert.Equal([1L, 3], _effects.Effects.Select(effect => effect.Version));
    }

    [Fact]
    public async Task A_released_stream_that_fails_again_waits_where_it_failed()
    {
        await AppendAsync(_store, "order/1", 4);
        _poison["order/1-1"] = new InvalidOperationException("first");
        _poison["order/1-3"] = new InvalidOperationException("second");
        await using Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park), Poisoned);
        await UntilAsync(() => running.Status.ParkedCount == 1);
        _poison.TryRemove("order/1-1", out _);
        await _effects.DecideAsync("recorder", new StreamId("order", "1"), 2, ParkedDecision.Retry, ByAda, Token);
        await UntilAsync(() => _effects.ListParkedAsync("recorder").AsTask().Result.Single() is { Version: 4, Decision: ParkedDecision.None });
        Assert.Equal([1L, 2, 3], _effects.Effects.Select(effect => effect.Version));
        _poison.Clear();
        await _effects.DecideAsync("recorder", new StreamId("order", "1"), 4, ParkedDecision.Retry, ByAda, Token);
        await UntilAsync(() => running.Status.ParkedCount == 0);
        await EndAsync(running);
        Assert.Equal([1L, 2, 3, 4], _effects.Effects.Select(effect => effect.Version));
    }

    [Fact]
    public async Task Too_many_parked_streams_stop_it()
    {
        for (int i = 0; i < 5; i++)
        {
            await AppendAsync(_store, $"order/{i}", 1);
            _poison[$"order/{i}-0"] = new InvalidOperationException();
        }

        await using Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park), Poisoned, Quick with { MaxParked = 3 });
        Assert.Contains("3 streams are parked", (await Assert.ThrowsAsync<SubscriptionStoppedException>(() => running.Work)).Message, StringComparison.Ordinal);
        Assert.Equal(3, (await _effects.ListParkedAsync("recorder", Token)).Length);
    }

    [Fact]
    public async Task What_the_handler_left_for_the_commit_to_refuse_is_found_among_the_others()
    {
        for (int i = 0; i < 6; i++)
        {
            await AppendAsync(_store, $"order/{i}", 1);
        }

        _effects.Refuses = effects => effects.Any(effect => effect.Stream.Key == "3");
        await using Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park));
        await EndAsync(running);
        Assert.Equal(["0", "1", "2", "4", "5"], _effects.Effects.Select(effect => effect.Stream.Key));
        Assert.Equal("InvalidOperationException: a constraint", (await _effects.ListParkedAsync("recorder", Token)).Single().Error);
    }

    [Fact]
    public async Task An_event_that_the_build_does_not_know_is_waited_for_and_neither_parked_nor_passed_by()
    {
        await AppendAsync(_store, "order/1", 2, closes: true);
        await AppendAsync(_store, "order/2", 1);
        SubscriptionDefinition old = new("Recorder", "recorder", [LineAdded.EventType]) { OnFailure = FailureAction.Park };
        await using Running running = new(_feed, _effects, old);
        await UntilAsync(() => running.Status.State == SubscriptionState.WaitingForNewerBuild);
        SubscriptionWaitsException waits = Assert.IsType<SubscriptionWaitsException>(running.Status.Error);
        Assert.Equal((3, "order-closed"), (waits.Position, waits.EventName));
        Assert.Equal(2, _effects.Effects.Length);
        Assert.Empty(await _effects.ListParkedAsync("recorder", Token));
        await using Running newer = new(_feed, _effects);
        await UntilAsync(() => _effects.Effects.Length == 3, "the newer build's turn");
        await UntilAsync(() => running.Status.State is SubscriptionState.Live or SubscriptionState.Standby, "the older build's return");
        await newer.StopAsync();
        await AppendAsync(_store, "order/2", 1);
        await UntilAsync(() => _effects.Effects.Length == 4, "the older build's turn");
        await EndAsync(running);
        Assert.Equal(await LinesAsync(_store), _effects.Effects.Select(effect => (effect.Stream, effect.Version)));
    }

    private ValueTask Poisoned(LineAdded e, HandlerContext context) => _poison.TryGetValue(e.Sku, out Exception? error) ? throw error : default;

    private async Task EndAsync(Running running)
    {
        long head = await _store.GetHeadAsync(Token);
        await UntilAsync(() => running.Status.Position >= head || running.Work.IsCompleted);
        await running.StopAsync();
    }
}
