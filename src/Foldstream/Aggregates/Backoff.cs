namespace Foldstream.Aggregates;

/// <summary>How long a decision waits before it is made again: up to 2 ms after the first conflict, doubling to 64 ms, at random so that rivals part.</summary>
/// <remarks>In real time whatever the time provider: a test's clock that stands still must not hold a decision up.</remarks>
internal static class Backoff
{
    public static Task WaitAsync(int attempt, CancellationToken cancellationToken)
    {
        double most = Math.Min(2 << Math.Min(attempt - 1, 5), 64);
#pragma warning disable CA5394 // Nothing secret depends on the delay.
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most), cancellationToken);
#pragma warning restore CA5394
    }
}
