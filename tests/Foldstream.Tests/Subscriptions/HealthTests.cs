using Foldstream.Events;
using Foldstream.Hosting;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Foldstream.Tests.Subscriptions.Running;

namespace Foldstream.Tests.Subscriptions;

/// <summary>What the health check answers for each state.</summary>
public sealed class HealthTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly EffectStore _effects = new();
    private readonly SubscriptionRunner _runner;
    private Func<LineAdded, HandlerContext, ValueTask> _before = (_, _) => default;

    public HealthTests() => _runner = new SubscriptionRunner(_store, _effects, time: new LaterTime());

    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task None_is_healthy_and_so_is_one_that_has_not_begun_has_handled_all_or_was_ended()
    {
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync()).Status);
        Add();
        await ExpectAsync(SubscriptionState.NotStarted, HealthStatus.Healthy, null);
        await AppendAsync(_store, "order/1", 2);
        _runner.Start();
        await UntilAsync(() => _effects.Effects.Length == 2);
        HealthCheckResult live = await ExpectAsync(SubscriptionState.Live, HealthStatus.Healthy, null);
        Assert.Equal("Live, position 2 of 2, 0.0 s behind, 0 parked", live.Data["recorder"]);
        await _runner.StopAsync(Token);
        await ExpectAsync(SubscriptionState.Ended, HealthStatus.Healthy, null);
    }

    [Fact]
    public async Task One_that_is_too_far_behind_is_degraded_and_by_how_much_is_said_by_the_options()
    {
        TaskCompletionSource held = new();
        _before = async (_, _) => await held.Task;
        Add();
        await AppendAsync(_store, "order/1", 1);
        _runner.Start();
        await UntilAsync(() => _runner.Statuses[0].Lag > TimeSpan.Zero);
        Assert.Equal(SubscriptionState.CatchingUp, _runner.Statuses[0].State);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(TimeSpan.Zero)).Status);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(TimeSpan.FromDays(100_000))).Status);
        held.SetResult();
    }

    [Fact]
    public async Task One_that_tries_again_is_degraded()
    {
        _before = (_, _) => throw new TimeoutException();
        Add(options: Quick with { RetryDelay = TimeSpan.FromSeconds(20) });
        await AppendAsync(_store, "order/1", 1);
        _runner.Start();
        await ExpectAsync(SubscriptionState.Retrying, HealthStatus.Degraded, "recorder tries again what failed.");
    }

    [Fact]
    public async Task One_with_parked_streams_is_degraded()
    {
        _before = (_, _) => throw new InvalidOperationException();
        Add(Recorder.With(onFailure: FailureAction.Park));
        await AppendAsync(_store, "order/1", 1);
        _runner.Start();
        await UntilAsync(() => _runner.Statuses[0].ParkedCount == 1);
        await ExpectAsync(SubscriptionState.Live, HealthStatus.Degraded, "recorder has parked 1 streams.");
    }

    [Fact]
    public async Task One_that_waits_for_a_newer_build_is_degraded()
    {
        Add(new SubscriptionDefinition("Recorder", "recorder", [LineAdded.EventType]));
        PageBuilder page = new();
        page.Add(new OrderClosed());
        await _store.AppendAsync([new StreamAppend { Stream = new StreamId("order", "1"), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }], Token);
        _runner.Start();
        await ExpectAsync(SubscriptionState.WaitingForNewerBuild, HealthStatus.Degraded, "recorder waits for a newer build.");
    }

    [Fact]
    public async Task One_that_has_stopped_is_unhealthy_and_the_error_is_told()
    {
        _before = (_, _) => throw new InvalidOperationException("no such customer");
        Add();
        await AppendAsync(_store, "order/1", 1);
        _runner.Start();
        HealthCheckResult stopped = await ExpectAsync(SubscriptionState.Stopped, HealthStatus.Unhealthy, "recorder has stopped.");
        Assert.IsType<SubscriptionStoppedException>(stopped.Exception);
    }

    [Fact]
    public async Task One_that_stands_by_for_another_process_is_healthy()
    {
        await using SubscriptionRunner other = new(_store, _effects);
        other.Add(Recorder.Definition, () => new ScopedHandler(new Recorder(_before), null), Quick);
        other.Start();
        await UntilAsync(() => other.Statuses[0].State == SubscriptionState.Live);
        Add();
        _runner.Start();
        await ExpectAsync(SubscriptionState.Standby, HealthStatus.Healthy, null);
    }

    private void Add(SubscriptionDefinition? definition = null, SubscriptionOptions? options = null)
        => _runner.Add(definition ?? Recorder.Definition, () => new ScopedHandler(new Recorder((e, context) => _before(e, context)), null), options ?? Quick);

    private async Task<HealthCheckResult> ExpectAsync(SubscriptionState state, HealthStatus health, string? description)
    {
        await UntilAsync(() => _runner.Statuses[0].State == state, $"{state}");
        HealthCheckResult result = await CheckAsync(TimeSpan.FromDays(100_000));
        Assert.Equal((health, description), (result.Status, result.Description));
        return result;
    }

    private Task<HealthCheckResult> CheckAsync(TimeSpan? maxLag = null)
        => new SubscriptionHealthCheck(_runner, maxLag is { } lag ? new SubscriptionHealthOptions { MaxLag = lag } : null).CheckHealthAsync(new HealthCheckContext(), Token);
}
