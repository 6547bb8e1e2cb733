namespace PermitLog;

/// <summary>How a case stands, from the least to the most that was done about it.</summary>
public enum Standing
{
    /// <summary>The receipt is confirmed and not sent yet; nothing further is decided.</summary>
    ReceiptUnderWay,

    /// <summary>The receipt is sent; whether to stop the case is open.</summary>
    ReceiptSent,

    /// <summary>Whether to stop the case was assessed, and no report to stop it followed.</summary>
    NotStopped,

    /// <summary>The document for an unlicensed request is being written.</summary>
    UnlicensedUnderWay,

    /// <summary>The document for an unlicensed request is printed.</summary>
    Unlicensed,

    /// <summary>The report that stops the case is being written.</summary>
    StopUnderWay,

    /// <summary>The report that stops the case is printed.</summary>
    Stopped,
}
