using System.Diagnostics;
using System.Diagnostics.Metrics;
using static Foldstream.Signals.SignalTags;

namespace Foldstream.Signals;

/// <summary>What repositories and units of work tell: loads, decisions and appends, by category.</summary>
internal static class AggregateSignals
{
    /// <summary>The category of what concerns streams of several.</summary>
    public const string Several = "_several";

    private static readonly Histogram<double> LoadDuration
        = FoldstreamSignals.Meter.CreateHistogram<double>("foldstream.load.duration", "s", "How long an aggregate's load takes.");

    private static readonly Histogram<long> LoadEvents
        = FoldstreamSignals.Meter.CreateHistogram<long>("foldstream.load.events", "{event}", "How many events a load replays, behind the snapshot if there is one.");

    private static readonly Histogram<double> AppendDuration
        = FoldstreamSignals.Meter.CreateHistogram<double>("foldstream.append.duration", "s", "How long the store takes to append what was decided.");

    private static readonly Counter<long> AppendEvents
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.append.events", "{event}", "Events appended by decisions.");

    private static readonly Counter<long> Conflicts
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.append.conflicts", "{conflict}", "Appends that met another version than they were decided on, those included that were decided again.");

    private static readonly Counter<long> Repeats
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.append.repeats", "{append}", "Decisions whose command had been carried out before.");

    private static readonly Counter<long> Refusals
        = FoldstreamSignals.Meter.CreateCounter<long>("foldstream.decision.refusals", "{decision}", "Decisions that said no.");

    /// <summary>Whether anybody listens. Where nobody does, this check is all that is done.</summary>
    public static bool AreHeard
        => FoldstreamSignals.Source.HasListeners() || LoadDuration.Enabled || LoadEvents.Enabled || AppendDuration.Enabled || AppendEvents.Enabled || Conflicts.Enabled || Refusals.Enabled;

    public static Observation BeginLoad(string category, StreamId? named)
        => new(Named(FoldstreamSignals.Source.StartActivity("load " + category, ActivityKind.Client, default(ActivityContext),
            [Of(Category, category), Of(DbSystem, SignalTags.System), Of(DbOperation, "load"), Of(Collection, category)]), named), LoadDuration, Of(Category, category));

    public static void Loaded(Observation load, string category, long events, long version)
    {
        LoadEvents.Record(events, Of(Category, category));
        load.Activity?.SetTag("foldstream.load.events", events).SetTag("foldstream.version", version);
    }

    /// <summary>A stream among several that one load reads.</summary>
    public static void Loaded(string category, long events) => LoadEvents.Record(events, Of(Category, category));

    public static Activity? BeginDecision(string? category, StreamId? named)
        => Named(FoldstreamSignals.Source.StartActivity("decide " + (category ?? "unit"), ActivityKind.Internal, default(ActivityContext), [Of(Category, category ?? Several)]), named);

    public static void DecisionFailed(Activity? decision, string? category, Exception error)
    {
        if (error is RefusedException)
        {
            // No fault: that is what the decision decided.
            Refusals.Add(1, Of(Category, category ?? Several));
            decision?.SetTag("foldstream.outcome", "refused");
        }
        else
        {
            decision?.SetError(error);
        }
    }

    public static Observation BeginAppend(string? category, int events, StreamId? named)
    {
        Activity? activity = FoldstreamSignals.Source.StartActivity("append " + (category ?? "unit"), ActivityKind.Producer, default(ActivityContext),
            [Of(Category, category ?? Several), Of(MessagingSystem, SignalTags.System), Of(MessagingOperation, "append"), Of(MessagingOperationType, "send"), Of(BatchCount, events)]);
        if (category is not null)
        {
            activity?.SetTag(Destination, category);
        }

        return new Observation(Named(activity, named), AppendDuration, Of(Category, category ?? Several));
    }

    public static void Appended(Observation append, in Appended outcome)
    {
        if (!outcome.Repeated)
        {
            AppendEvents.Add(outcome.Count, Of(Category, outcome.Stream.Category));
        }

        append.Activity?.SetTag("foldstream.version", outcome.Version).SetTag("foldstream.position", outcome.Position);
    }

    public static void AppendFailed(Observation append, string? category, Exception error)
    {
        append.Fail(error);
        if (error is VersionConflictException or StreamExistsException)
        {
            Conflicted(category);
        }
    }

    public static void Conflicted(string? category) => Conflicts.Add(1, Of(Category, category ?? Several));

    /// <summary>The decision is made again.</summary>
    public static void DecidesAgain()
    {
        if (Activity.Current is { } activity && activity.Source == FoldstreamSignals.Source)
        {
            activity.AddEvent(new ActivityEvent("foldstream.conflict"));
        }
    }

    public static void Repeated(string? category)
    {
        Repeats.Add(1, Of(Category, category ?? Several));
        if (Activity.Current is { } activity && activity.Source == FoldstreamSignals.Source)
        {
            activity.SetTag("foldstream.outcome", "repeated");
        }
    }

    private static Activity? Named(Activity? activity, StreamId? stream) => stream is { } named ? activity?.SetTag("foldstream.stream", named.ToString()) : activity;
}
