using System.Collections.Immutable;
using Foldstream.Subscriptions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Foldstream.Hosting;

/// <summary>
/// Says how subscriptions fare: <c>services.AddHealthChecks().AddCheck&lt;SubscriptionHealthCheck&gt;("subscriptions")</c>. Unhealthy is one that has stopped; degraded one that
/// tries again, waits for a newer build, has parked streams, or is further behind than allowed.
/// </summary>
/// <param name="runner">Runs the subscriptions.</param>
/// <param name="options">How far behind they may be; <see langword="null"/> for the defaults.</param>
public sealed class SubscriptionHealthCheck(SubscriptionRunner runner, SubscriptionHealthOptions? options = null) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ImmutableArray<SubscriptionStatus> statuses = runner.Statuses;
        TimeSpan maxLag = (options ?? new SubscriptionHealthOptions()).MaxLag;
        (SubscriptionStatus Status, HealthStatus Health, string? Fault)[] findings = [.. statuses.Select(status => (status, HealthOf(status, maxLag).Health, HealthOf(status, maxLag).Fault))];
        HealthStatus worst = findings.Length == 0 ? HealthStatus.Healthy : findings.Min(finding => finding.Health);
        string description = string.Join(" ", findings.Where(finding => finding.Fault is not null).Select(finding => $"{finding.Status.Name} {finding.Fault}."));
        Dictionary<string, object> data = [];
        foreach (SubscriptionStatus status in statuses)
        {
            data[status.Name] = FormattableString.Invariant($"{status.State}, position {status.Position} of {status.Head}, {status.Lag.TotalSeconds:0.0} s behind, {status.ParkedCount} parked");
        }

        return Task.FromResult(new HealthCheckResult(worst, description.Length == 0 ? null : description, statuses.FirstOrDefault(status => status.State == SubscriptionState.Stopped)?.Error, data));
    }

    private static (HealthStatus Health, string? Fault) HealthOf(SubscriptionStatus status, TimeSpan maxLag) => status switch
    {
        { State: SubscriptionState.Stopped } => (HealthStatus.Unhealthy, "has stopped"),
        { State: SubscriptionState.WaitingForNewerBuild } => (HealthStatus.Degraded, "waits for a newer build"),
        { State: SubscriptionState.Retrying } => (HealthStatus.Degraded, "tries again what failed"),
        { ParkedCount: > 0 } => (HealthStatus.Degraded, FormattableString.Invariant($"has parked {status.ParkedCount} streams")),
        _ when status.Lag > maxLag => (HealthStatus.Degraded, FormattableString.Invariant($"is {status.Lag.TotalSeconds:0} s behind")),
        _ => (HealthStatus.Healthy, null),
    };
}
