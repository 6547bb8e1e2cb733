using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Foldstream.Subscriptions;
using static Foldstream.Signals.SignalTags;

namespace Foldstream.Signals;

/// <summary>What subscriptions tell, by their names.</summary>
internal static class SubscriptionSignals
{
    public const string Subscription = "foldstream.subscription", State = "foldstream.state", Store = "foldstream.store";

    private static readonly Counter<long> Events
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.subscription.events", "{event}", "Events handled, and committed with their checkpoint.");

    private static readonly Counter<long> Retries
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.subscription.retries", "{attempt}", "Failures after which it is tried again.");

    private static readonly Counter<long> Parks
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.subscription.parks", "{stream}", "Streams that were parked.");

    private static readonly Counter<long> Releases
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.subscription.releases", "{stream}", "Parked streams that go on with the others.");

    private static readonly Histogram<long> BatchSize
        = FoldstreamSignals.Meter.CreateHistogram<long>("foldstream.subscription.batch.size", "{event}", "How many events a batch hands to the handler.");

    private static readonly Histogram<double> BatchDuration
        = FoldstreamSignals.Meter.CreateHistogram<double>("foldstream.subscription.batch.duration", "s", "How long a batch takes, its commit included.");

    // A runner that is forgotten without being disposed is not kept for the sake of its figures.
    private static readonly ConditionalWeakTable<SubscriptionRunner, object> Runners = [];

    static SubscriptionSignals()
    {
        Meter meter = FoldstreamSignals.Meter;
        meter.CreateObservableGauge("foldstream.subscription.lag", () => Observe(status => status.LagEvents), "{event}", "Positions of the store that are not handled yet, as far as this process has seen.");
        meter.CreateObservableGauge("foldstream.subscription.lag.time", () => Observe(status => status.Lag.TotalSeconds), "s", "How long the oldest event that is not handled has been written.");
        meter.CreateObservableGauge("foldstream.subscription.parked", () => Observe(status => (long)status.ParkedCount), "{stream}", "Streams that are parked, in the shards of this process.");
        meter.CreateObservableGauge("foldstream.subscription.state", ObserveStates, "{subscription}", "1 for the state that the subscription is in, 0 for the others.");
    }

    /// <summary>Whether anybody listens to batches.</summary>
    public static bool AreHeard => FoldstreamSignals.Source.HasListeners() || Events.Enabled || BatchSize.Enabled || BatchDuration.Enabled;

    /// <summary>Observes how a runner's subscriptions fare, until <see cref="Remove"/>.</summary>
    public static void Add(SubscriptionRunner runner) => Runners.AddOrUpdate(runner, runner.Checkpoints);

    public static void Remove(SubscriptionRunner runner) => Runners.Remove(runner);

    public static Observation BeginBatch(SubscriptionDefinition definition, BatchOrigins origins, int attempt)
    {
        Activity? activity = FoldstreamSignals.Source.StartActivity("handle " + definition.Name, ActivityKind.Consumer, origins.Parent,
            [
                Of(Subscription, definition.Name), Of(MessagingSystem, SignalTags.System), Of(MessagingOperation, "handle"), Of(MessagingOperationType, "process"), Of(ConsumerGroup, definition.Name),
            ], origins.Links);
        activity?.SetTag("foldstream.events", origins.EventCount).SetTag("foldstream.appends", origins.AppendCount);
        if (activity is not null && origins.EventCount > 1)
        {
            activity.SetTag(BatchCount, origins.EventCount);
        }

        if (activity is not null && attempt > 1)
        {
            activity.SetTag("foldstream.attempt", attempt);
        }

        BatchSize.Record(origins.EventCount, Of(Subscription, definition.Name));
        return new Observation(activity, BatchDuration, Of(Subscription, definition.Name));
    }

    public static void Handled(string subscription, int events) => Events.Add(events, Of(Subscription, subscription));

    public static void Retried(string subscription, Exception error)
        => Retries.Add(1, Of(Subscription, subscription), Of(ErrorType, Retries.Enabled ? error.GetType().FullName : null));

    public static void Parked(string subscription) => Parks.Add(1, Of(Subscription, subscription));

    public static void Released(string subscription, ParkedDecision decision)
        => Releases.Add(1, Of(Subscription, subscription), Of("foldstream.decision", decision == ParkedDecision.Skip ? "skip" : "retry"));

    private static IEnumerable<Measurement<T>> Observe<T>(Func<SubscriptionStatus, T> value)
        where T : struct
        => Runners.SelectMany(entry => entry.Key.Statuses.Select(status => new Measurement<T>(value(status), Of(Subscription, status.Name), Of(Store, entry.Key.Location))));

    private static IEnumerable<Measurement<long>> ObserveStates()
        => Runners.SelectMany(entry => entry.Key.Statuses.SelectMany(status => StateNames.All.Select(state
            => new Measurement<long>(state.State == status.State ? 1 : 0, Of(Subscription, status.Name), Of(Store, entry.Key.Location), Of(State, state.Name)))));
}
