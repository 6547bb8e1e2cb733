namespace Foldstream.Testing;

/// <summary>What goes wrong in a <see cref="FaultyEventStore"/> and a <see cref="FaultyCheckpointStore"/>, and how often. Chances are from 0, as by default, to 1.</summary>
public sealed record FaultPlan
{
    /// <summary>What chance follows: calls that come one after another fail in the same places each time.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How likely a write fails before anything is written: <see cref="StoreUnusableException"/>, and for a checkpoint <see cref="TimeoutException"/>.</summary>
    public double FailsBefore { get; init => field = Chance(value); }

    /// <summary>How likely nothing is written, and the caller can't know: <see cref="AppendOutcomeUnknownException"/>, and for a checkpoint <see cref="TimeoutException"/>.</summary>
    public double LostBefore { get; init => field = Chance(value); }

    /// <summary>How likely everything is written, and the caller can't know: the same errors.</summary>
    public double LostAfter { get; init => field = Chance(value); }

    /// <summary>How likely an append is sent a second time behind the answer, as networks and impatient callers do.</summary>
    public double SentTwice { get; init => field = Chance(value); }

    /// <summary>How likely a reading fails before its first page: <see cref="StoreUnusableException"/>.</summary>
    public double ReadingFails { get; init => field = Chance(value); }

    /// <summary>How likely a call waits, before it begins and before it is answered, up to <see cref="LongestDelay"/>.</summary>
    public double Delays { get; init => field = Chance(value); }

    /// <summary>How long a delay may be; 5 ms by default.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How likely somebody who waits for events is not woken, and finds them by looking again after <see cref="LongestDelay"/>.</summary>
    public double DropsWakeUps { get; init => field = Chance(value); }

    private static double Chance(double value)
        => value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A chance is from 0 to 1.");
}
