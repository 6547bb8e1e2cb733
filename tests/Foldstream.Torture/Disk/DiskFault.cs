namespace Foldstream.Torture.Disk;

/// <summary>How a call fails; the numbers are those of <c>disk.c</c>.</summary>
internal enum DiskFault
{
    None = 0,

    /// <summary>A call that writes, hands over or names: EIO.</summary>
    InputOutput = 1,

    /// <summary>The same: ENOSPC.</summary>
    NoSpace = 2,

    /// <summary>Half of a write is done, and the rest finds no room.</summary>
    ShortWrite = 3,

    /// <summary>A reading: EIO.</summary>
    Reading = 4,
}
