namespace PermitLog;

/// <summary>How far a paper of a case has come: the receipt, the stop report, the unlicensed document.</summary>
public enum Stage
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It is written.</summary>
    Created,

    /// <summary>It was looked at.</summary>
    Checked,

    /// <summary>It was changed after a look at it.</summary>
    Adjusted,

    /// <summary>It is final.</summary>
    Determined,

    /// <summary>It is printed or sent.</summary>
    Issued,
}
