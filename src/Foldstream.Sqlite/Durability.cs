namespace Foldstream.Sqlite;

/// <summary>What an acknowledged append survives.</summary>
public enum Durability
{
    /// <summary>
    /// A crash of the process, of the operating system, and a power cut: the bytes were handed to the disk (<c>synchronous=FULL</c>) before
    /// the append was acknowledged. Appends that wait at the same time share one such hand-over.
    /// </summary>
    Full = 0,

    /// <summary>
    /// A crash of the process, but not of the operating system or a power cut: those may lose the newest acknowledged appends
    /// (<c>synchronous=NORMAL</c>). The file stays intact, and what is lost is always the newest, never a hole. Some ten times as many
    /// appends per second for a lone writer.
    /// </summary>
    Relaxed = 1,
}
