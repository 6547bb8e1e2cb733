namespace Foldstream.Torture.Disk;

/// <summary>One thing that changed files, or handed them to the disk.</summary>
/// <param name="Kind">As <c>disk.c</c> writes it: Write, Truncate, Sync, synced Directory, Create, Unlink, reName, linK, Lost in a failed sync.</param>
/// <param name="Path">The file in its folder.</param>
/// <param name="Offset">Where was written, or the new length.</param>
/// <param name="Length">How much was written.</param>
/// <param name="Data">What was written; empty where it was nothing but zeros. For a name, the new one.</param>
internal readonly record struct DiskChange(char Kind, string Path, long Offset, long Length, ReadOnlyMemory<byte> Data);
