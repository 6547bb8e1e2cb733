namespace Foldstream;

/// <summary>What a subscription does in this process at the moment.</summary>
public enum SubscriptionState
{
    /// <summary>It has not begun.</summary>
    NotStarted,

    /// <summary>It works on events that were there before, or were written faster than it handles them.</summary>
    CatchingUp,

    /// <summary>It has handled everything, and waits for what comes.</summary>
    Live,

    /// <summary>Others hold all its shards. It is ready to take over.</summary>
    Standby,

    /// <summary>Something failed that may pass: it tries again.</summary>
    Retrying,

    /// <summary>The log holds an event that this build doesn't know. Other builds may go on; this one looks again from time to time.</summary>
    WaitingForNewerBuild,

    /// <summary>It was stopped by an error, and handles nothing more in this process.</summary>
    Stopped,

    /// <summary>It was ended, with all that it had begun committed.</summary>
    Ended,
}
