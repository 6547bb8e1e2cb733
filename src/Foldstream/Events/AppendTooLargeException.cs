namespace Foldstream;

/// <summary>An event or an append is over the store's limits. Nothing was written.</summary>
public sealed class AppendTooLargeException : FoldstreamException
{
    internal AppendTooLargeException(string what, long actual, long limit, string option)
        : base($"{what} {actual:N0}, and the limit is {limit:N0}. Nothing was written. Raise less in one decision, keep large content outside "
            + $"the event, or raise {option} in the store's options.")
        => (Actual, Limit) = (actual, limit);

    /// <summary>What was to be written, in the unit that the message names.</summary>
    public long Actual { get; }

    /// <summary>What is allowed, in the same unit.</summary>
    public long Limit { get; }
}
