namespace Foldstream;

/// <summary>An <c>Apply</c> or a birth constructor failed, or an event stands where it can't be folded. Folds must not fail; guard in the decision.</summary>
public sealed class FoldException : FoldstreamException
{
    internal FoldException(StreamId stream, long version, string eventName, Exception innerException)
        : base($"Folding '{eventName}' failed at {stream} version {version}: {innerException.GetType().Name}. "
            + "A fold must not fail: guard in the decision that raises the event, and let Apply accept all that was ever stored.", innerException)
        => (Stream, Version, EventName) = (stream, version, eventName);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The version of the event.</summary>
    public long Version { get; }

    /// <summary>The event's name.</summary>
    public string EventName { get; }
}
