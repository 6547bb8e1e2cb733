using System.Data.Common;

namespace Foldstream;

/// <summary>How a subscription runs in this process.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The options that hold where none are given.</summary>
    public static SubscriptionOptions Default { get; } = new();

    /// <summary>
    /// The position behind which it begins when it has no checkpoint yet: 0, the default, for the beginning; <see cref="long.MaxValue"/> for the head of
    /// the store at that moment. A checkpoint that is there holds.
    /// </summary>
    public long StartAfter { get; init => field = AtLeast(value, 0, nameof(StartAfter)); }

    /// <summary>How many events are handled in one transaction, at most; from 1, 1,000 by default. What fails is tried again alone.</summary>
    public int BatchSize { get; init => field = (int)AtLeast(value, 1, nameof(BatchSize)); } = 1000;

    /// <summary>How many shards are handled at a time in this process; from 1. <see langword="null"/>, the default, for as many as there are processors.</summary>
    public int? Workers { get; init => field = value is { } given ? (int)AtLeast(given, 1, nameof(Workers)) : null; }

    /// <summary>
    /// How long a worker may be silent before another takes its shards; from 100 ms to an hour, 10 s by default. It decides how long the others wait for
    /// one that died without a word, and nothing else: a worker that was only slow can't do harm.
    /// </summary>
    public TimeSpan Lease { get; init => field = Between(value, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), nameof(Lease)); } = TimeSpan.FromSeconds(10);

    /// <summary>How often an event is tried when its handling fails in a way that may pass; from 1, 5 by default.</summary>
    public int Attempts { get; init => field = (int)AtLeast(value, 1, nameof(Attempts)); } = 5;

    /// <summary>
    /// How long it waits before the second attempt, at most; four times as long before each further one, up to 30 s, and at random between half and all of
    /// that. From 0 to 30 s, 200 ms by default.
    /// </summary>
    public TimeSpan RetryDelay { get; init => field = Between(value, TimeSpan.Zero, TimeSpan.FromSeconds(30), nameof(RetryDelay)); } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Says of an error of a handler whether it may pass. By default what databases call transient does, timeouts, failed input and output, failed requests, version conflicts
    /// and appends of unknown outcome, also as the cause of another error.
    /// </summary>
    public Func<Exception, bool> IsTransient { get; init; } = MayPass;

    /// <summary>How many streams may be parked before the subscription stops: then it is hardly the streams. From 1, 1,000 by default.</summary>
    public int MaxParked { get; init => field = (int)AtLeast(value, 1, nameof(MaxParked)); } = 1000;

    private static bool MayPass(Exception error)
        => error is TimeoutException or IOException or HttpRequestException or OperationCanceledException or VersionConflictException or AppendOutcomeUnknownException
            or DbException { IsTransient: true }
            || (error.InnerException is { } inner && MayPass(inner));

    private static long AtLeast(long value, long least, string name)
        => value >= least ? value : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"It is at least {least}."));

    private static TimeSpan Between(TimeSpan value, TimeSpan least, TimeSpan most, string name)
        => value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"It is from {least} to {most}."));
}
