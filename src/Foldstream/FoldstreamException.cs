namespace Foldstream;

/// <summary>What all errors of Foldstream derive from. Their messages say what happened, where, and what to do; they hold no payload.</summary>
public abstract class FoldstreamException : Exception
{
    private protected FoldstreamException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
