using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>A stream whose events wait, because one of them could not be handled.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Shard">The shard that it belongs to.</param>
/// <param name="Version">The version of the event that failed.</param>
/// <param name="Position">Its position.</param>
/// <param name="EventName">Its name.</param>
/// <param name="Error">What failed: the error's type and message, at most 2,000 characters.</param>
/// <param name="Attempts">How often it was tried, from 1.</param>
/// <param name="ParkedAt">When it was parked, or failed again, in UTC.</param>
public sealed record Parking(StreamId Stream, int Shard, long Version, long Position, string EventName, string Error, int Attempts, DateTimeOffset ParkedAt)
{
    /// <summary>The longest <see cref="Error"/>, in characters.</summary>
    public const int MaxErrorLength = 2000;

    /// <summary>What someone has decided about it; <see cref="ParkedDecision.None"/> as long as nobody has.</summary>
    public ParkedDecision Decision { get; init; }

    /// <summary>Who decided, why and when; <see langword="null"/> as long as nobody has.</summary>
    public Audit? DecidedBy { get; init; }
}

/// <summary>What becomes of a parked stream.</summary>
public enum ParkedDecision
{
    /// <summary>It waits.</summary>
    None,

    /// <summary>The event is handled again, and what waits behind it.</summary>
    Retry,

    /// <summary>The event is passed by for good, and what waits behind it is handled.</summary>
    Skip,
}
