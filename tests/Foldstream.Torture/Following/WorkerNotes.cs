namespace Foldstream.Torture.Following;

/// <summary>What a worker's process says, as the first letter of a line.</summary>
internal static class WorkerNotes
{
    /// <summary>It has read what it is to handle, and is about to begin the transaction.</summary>
    public const char Before = 'B';

    /// <summary>It has handled a batch, and is about to commit.</summary>
    public const char Within = 'T';

    /// <summary>A batch is committed.</summary>
    public const char Committed = 'C';

    /// <summary>It waits for a newer build.</summary>
    public const char Waits = 'W';

    /// <summary>Its subscription has stopped; why stands behind it.</summary>
    public const char Stopped = 'S';
}
