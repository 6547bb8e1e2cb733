using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Events;
using Foldstream.Signals;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Foldstream.Tests.Subscriptions;
using static Foldstream.Tests.Subscriptions.Running;

namespace Foldstream.Tests.Signals;

[Collection(Listening.Alone)]
public sealed class SubscriptionSignalTests : IDisposable
{
    private static readonly Audit ByAda = new("ada", "mended", DateTimeOffset.UnixEpoch);

    private readonly InMemoryEventStore _store = new();
    private readonly LogFeed _feed;
    private readonly EffectStore _effects = new();

    public SubscriptionSignalTests() => _feed = new LogFeed(_store);

    public void Dispose()
    {
        _feed.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task A_batch_of_several_appends_is_linked_to_them_within_bounds()
    {
        ActivityContext[] contexts = [.. Enumerable.Range(0, BatchOrigins.MostLinks + 10).Select(_ => new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded))];
        foreach (ActivityContext context in contexts)
        {
            await AppendTracedAsync($"00-{context.TraceId}-{context.SpanId}-01");
        }

        await AppendTracedAsync("no such thing");
        await AppendAsync(_store, "order/2", 2);
        using Listening heard = new();
        await HandleAllAsync();
        Activity batch = Assert.Single(heard.Activities);
        Assert.Equal((ActivityKind.Consumer, "handle recorder", default(ActivitySpanId)), (batch.Kind, batch.DisplayName, batch.ParentSpanId));
        Assert.Equal(contexts.Take(BatchOrigins.MostLinks).Select(context => (context.TraceId, context.SpanId)), batch.Links.Select(link => (link.Context.TraceId, link.Context.SpanId)));
        Assert.Equal((contexts.Length + 3, contexts.Length + 2), (batch.GetTagItem("foldstream.events"), batch.GetTagItem("foldstream.appends")));
        Assert.Equal([contexts.Length + 3], heard.ValuesOf("foldstream.subscription.events"));
        Assert.Equal([contexts.Length + 3], heard.ValuesOf("foldstream.subscription.batch.size"));
        Assert.InRange(heard.ValuesOf("foldstream.subscription.batch.duration").Single(), 0, 60);
        Assert.All(heard.Measurements, one => Assert.Equal("foldstream.subscription=recorder", one.Tags));
    }

    [Fact]
    public async Task What_is_passed_by_is_no_batch()
    {
        PageBuilder closed = new();
        closed.Add(new OrderClosed());
        await _store.AppendAsync([new StreamAppend { Stream = new StreamId("order", "1"), Page = closed, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }], Token);
        using Listening heard = new();
        await HandleAllAsync();
        Assert.Empty(heard.Activities);
        Assert.Empty(heard.Measurements);
    }

    [Fact]
    public async Task Retries_parked_and_released_streams_are_counted_and_only_what_was_committed_is_handled()
    {
        await AppendAsync(_store, "order/1", 2);
        await AppendAsync(_store, "order/2", 1);
        bool isPoisoned = true;
        using Listening heard = new();
        await using Running running = new(_feed, _effects, Recorder.With(onFailure: FailureAction.Park),
            (e, _) => isPoisoned && e.Sku == "order/1-1" ? throw new TimeoutException("order/1-1") : default, Quick with { Attempts = 3 });
        await UntilAsync(() => running.Status is { ParkedCount: 1, State: SubscriptionState.Live });
        Assert.Equal([1, 1], heard.ValuesOf("foldstream.subscription.retries"));
        Assert.Equal([1], heard.ValuesOf("foldstream.subscription.parks"));
        Assert.Equal(2, heard.ValuesOf("foldstream.subscription.events").Sum());
        Assert.Contains(heard.Measurements, one => one is { Instrument: "foldstream.subscription.retries", Tags: "foldstream.subscription=recorder error.type=System.TimeoutException" });
        Assert.Equal([2, 3], heard.Activities.Select(activity => activity.GetTagItem("foldstream.attempt")).OfType<int>());
        Assert.DoesNotContain("order/1-1", heard.AllText(), StringComparison.Ordinal);

        isPoisoned = false;
        Assert.True(await _effects.DecideAsync("recorder", new StreamId("order", "1"), 2, ParkedDecision.Retry, ByAda, Token));
        await UntilAsync(() => running.Status.ParkedCount == 0);
        await UntilAsync(() => heard.ValuesOf("foldstream.subscription.releases").Length == 1);
        Assert.Equal(3, heard.ValuesOf("foldstream.subscription.events").Sum());
        Assert.Contains(heard.Measurements, one => one is { Instrument: "foldstream.subscription.releases", Tags: "foldstream.subscription=recorder foldstream.decision=retry" });
    }

    [Fact]
    public async Task Lag_parked_streams_and_the_state_can_be_observed_until_the_runner_is_disposed()
    {
        const string Me = "foldstream.subscription=recorder foldstream.store=memory";
        await AppendAsync(_store, "order/1", 3);
        TaskCompletionSource held = new();
        SubscriptionRunner runner = new(_store, _effects, time: new LaterTime());
        runner.Add(Recorder.Definition, () => new ScopedHandler(new Recorder(async (_, _) => await held.Task), null), Quick);
        using Listening heard = new(activities: false);
        Assert.Equal(1, heard.Observe()[("foldstream.subscription.state", Me + " foldstream.state=not_started")]);
        runner.Start();
        await UntilAsync(() => runner.Statuses[0].Lag > TimeSpan.Zero);
        Dictionary<(string Instrument, string Tags), double> observed = heard.Observe();
        Assert.Equal((3, 0), (observed[("foldstream.subscription.lag", Me)], observed[("foldstream.subscription.parked", Me)]));
        Assert.Equal(3600, observed[("foldstream.subscription.lag.time", Me)], 60.0);
        Assert.Equal((1, 0), (observed[("foldstream.subscription.state", Me + " foldstream.state=catching_up")], observed[("foldstream.subscription.state", Me + " foldstream.state=live")]));

        held.SetResult();
        await UntilAsync(() => runner.Statuses[0].State == SubscriptionState.Live);
        observed = heard.Observe();
        Assert.Equal((0, 0), (observed[("foldstream.subscription.lag", Me)], observed[("foldstream.subscription.lag.time", Me)]));
        Assert.Equal(1, observed[("foldstream.subscription.state", Me + " foldstream.state=live")]);
        await runner.DisposeAsync();
        Assert.Empty(heard.Observe());
    }

    [Fact]
    public async Task What_started_a_runner_is_not_what_its_batches_belong_to()
    {
        using Listening heard = new();
        await using SubscriptionRunner runner = new(_store, _effects);
        runner.Add(Recorder.Definition, () => new ScopedHandler(new Recorder((_, _) => default), null), Quick);
        using (Activity start = new Activity("start").Start())
        {
            runner.Start();
        }

        await AppendAsync(_store, "order/1", 1);
        await UntilAsync(() => !heard.Activities.IsEmpty);
        Assert.Equal(default, heard.Activities.First().ParentSpanId);
    }

    private async Task HandleAllAsync()
    {
        await using Running running = new(_feed, _effects, until: await _store.GetHeadAsync(Token));
        await running.Work;
    }

    private async Task AppendTracedAsync(string parent)
    {
        PageBuilder page = new();
        page.Add(new LineAdded("a", 1, 1));
        await _store.AppendAsync([new StreamAppend
        {
            Stream = new StreamId("order", "1"),
            Page = page,
            AppendId = AppendId.New(),
            Time = DateTimeOffset.UnixEpoch,
            Metadata = new EventMetadata { Headers = ImmutableSortedDictionary<string, string>.Empty.Add("traceparent", parent) },
        }], Token);
    }
}
