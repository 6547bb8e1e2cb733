namespace Foldstream.Subscriptions;

/// <summary>How an attempt to handle a run of events has ended.</summary>
/// <param name="Failed">The event that failed; <see langword="null"/> when none did, or the error is that of several.</param>
/// <param name="Error">What failed; <see langword="null"/> when all events were handled, and their checkpoint committed.</param>
internal readonly record struct HandlingResult(FailedEvent? Failed, Exception? Error)
{
    public static HandlingResult Done => default;

    public bool IsDone => Error is null;
}

/// <summary>An event whose handling failed.</summary>
internal sealed record FailedEvent(StreamId Stream, long Version, long Position, string Name)
{
    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; } = 1;
}
