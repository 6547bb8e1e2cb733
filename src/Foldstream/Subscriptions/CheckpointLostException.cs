namespace Foldstream.Subscriptions;

/// <summary>A worker has lost its lease of a shard: another has taken it, or the checkpoint was reset. What the worker did was rolled back.</summary>
public sealed class CheckpointLostException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="shards">The shards that were to be moved.</param>
    public CheckpointLostException(string subscription, int shards)
        : base(FormattableString.Invariant($"Subscription '{subscription}': of {shards} shards that this worker handled, at least one is held by another by now, or was reset. ")
            + "What this worker did behind its last checkpoint was rolled back; whoever holds the shard does it.")
        => Subscription = subscription;

    /// <summary>The subscription.</summary>
    public string Subscription { get; }
}
