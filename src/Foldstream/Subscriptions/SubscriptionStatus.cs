namespace Foldstream;

/// <summary>How a subscription fares in this process.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it does.</param>
/// <param name="Position">The position that all its shards in this process have finished; of a subscription without shards here, the one that it had when that was seen last.</param>
/// <param name="Head">The store's head, as it was seen last.</param>
/// <param name="Lag">How long the oldest event that is not handled has been written; zero when there is none.</param>
/// <param name="ParkedCount">How many of its streams are parked, in the shards of this process.</param>
/// <param name="Error">What has failed, is waited for, or has stopped it; <see langword="null"/> when nothing has.</param>
public sealed record SubscriptionStatus(string Name, SubscriptionState State, long Position, long Head, TimeSpan Lag, int ParkedCount, Exception? Error)
{
    /// <summary>How many positions of the store are not handled yet, those included that it will pass by.</summary>
    public long LagEvents => Math.Max(0, Head - Position);
}
