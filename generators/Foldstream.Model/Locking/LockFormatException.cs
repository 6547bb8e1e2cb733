namespace Foldstream.Locking;

/// <summary>Ends the reading of an entry. It never leaves the reader.</summary>
internal sealed class LockFormatException(string message, int? line = null) : Exception(message)
{
    public int? Line { get; } = line;
}
