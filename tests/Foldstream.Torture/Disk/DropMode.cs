namespace Foldstream.Torture.Disk;

/// <summary>What a power cut leaves of what was not handed to the disk.</summary>
internal enum DropMode
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>All, as when only the process ends.</summary>
    All,

    /// <summary>What was written first; the last write of it in part.</summary>
    Beginning,

    /// <summary>Any of it, in sectors of 512 bytes.</summary>
    AnySectors,

    /// <summary>Any of it, in blocks of 4,096 bytes.</summary>
    AnyBlocks,
}
