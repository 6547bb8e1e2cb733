namespace Foldstream.Torture.Cut;

/// <summary>How the connection of an append is cut.</summary>
internal enum CutKind
{
    /// <summary>The request does not reach the server.</summary>
    BeforeRequest,

    /// <summary>The same, and no new connection is to be had for a while.</summary>
    BeforeRequestAndAway,

    /// <summary>Half of the request does.</summary>
    WithinRequest,

    /// <summary>The server has committed, and its answer does not come back.</summary>
    BeforeAnswer,

    /// <summary>The same, and no new connection for a while.</summary>
    BeforeAnswerAndAway,

    /// <summary>The client is cut off, and its request reaches the server a while later.</summary>
    DelayedRequest,
}
