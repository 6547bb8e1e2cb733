namespace Foldstream;

/// <summary>A decision said no. Nothing was written, and nothing is broken: the caller is told why.</summary>
public sealed class RefusedException : FoldstreamException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="reason">Why, as a sentence for the person or system that asked.</param>
    public RefusedException(string reason)
        : base(reason)
    {
    }
}
