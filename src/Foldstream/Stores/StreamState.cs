namespace Foldstream.Stores;

/// <summary>What can be done with a stream.</summary>
public enum StreamState
{
    /// <summary>It is read and appended to.</summary>
    Open,

    /// <summary>It is read; appends are refused with <see cref="StreamClosedException"/>. It can be opened again.</summary>
    Closed,

    /// <summary>Its events are gone for good. Its name stays taken: appends are refused with <see cref="StreamDeletedException"/>.</summary>
    Deleted,
}
