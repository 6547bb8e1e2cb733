namespace Foldstream.Torture.Io;

/// <summary>From when on calls are counted.</summary>
internal enum DiskScene
{
    /// <summary>The store is open.</summary>
    Open,

    /// <summary>The store is opened, that a process has left which was killed.</summary>
    Opening,

    /// <summary>The store is made.</summary>
    Making,
}
