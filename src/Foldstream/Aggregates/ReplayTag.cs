using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>What a frame's event type means to an aggregate. Tags from <see cref="FirstEvent"/> on stand for its events in their declared order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReplayTag
{
    /// <summary>The aggregate neither applies nor ignores the event.</summary>
    public const ushort Unknown = 0;

    /// <summary>The aggregate knows the event under another shape.</summary>
    public const ushort Mismatch = 1;

    /// <summary>The aggregate ignores the event.</summary>
    public const ushort Ignored = 2;

    /// <summary>The aggregate's first event.</summary>
    public const ushort FirstEvent = 3;
}
