using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>Something that a person or a tool decided about a subscription.</summary>
/// <param name="Kind">What.</param>
/// <param name="Stream">The parked stream; <see langword="null"/> for a reset.</param>
/// <param name="Version">The version of the event; 0 for a reset.</param>
/// <param name="Position">The position of the event, or the one that the subscription was reset to.</param>
/// <param name="Audit">Who decided, why and when.</param>
public sealed record SubscriptionDecision(SubscriptionDecisionKind Kind, StreamId? Stream, long Version, long Position, Audit Audit)
{
    internal static SubscriptionDecisionKind KindOf(ParkedDecision decision) => decision switch
    {
        ParkedDecision.Retry => SubscriptionDecisionKind.Retry,
        ParkedDecision.Skip => SubscriptionDecisionKind.Skip,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "An event is tried again, or skipped."),
    };
}

/// <summary>What was decided.</summary>
public enum SubscriptionDecisionKind
{
    /// <summary>A parked event is handled again.</summary>
    Retry,

    /// <summary>A parked event is passed by for good.</summary>
    Skip,

    /// <summary>The subscription was put to another position.</summary>
    Reset,
}
