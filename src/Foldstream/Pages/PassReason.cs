namespace Foldstream.Pages;

/// <summary>Why a store does not hand events out.</summary>
public enum PassReason
{
    /// <summary>Their stream was deleted, and they are no more.</summary>
    Deleted,

    /// <summary>They were set aside by a record, and the reader goes on behind such.</summary>
    SetAside,

    /// <summary>Their page is damaged, and the reader goes on behind such.</summary>
    Damaged,
}
