namespace Foldstream;

/// <summary>What a subscription does when an event's handling fails, and trying again has not helped.</summary>
public enum FailureAction
{
    /// <summary>It stops before the event, and says so. Nothing behind the event is handled.</summary>
    Stop,

    /// <summary>
    /// It parks the event's stream, and goes on with the others. What the stream holds behind the event waits with it, in order, until someone releases it.
    /// </summary>
    Park,
}
