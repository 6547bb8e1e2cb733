namespace Foldstream;

/// <summary>A store can't be opened or used: no database, a damaged one, a newer format, a full disk. The message says which and what to do.</summary>
public sealed class StoreUnusableException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">Where the store is.</param>
    /// <param name="fault">What is wrong and what to do, as sentences.</param>
    /// <param name="innerException">What failed.</param>
    public StoreUnusableException(string location, string fault, Exception? innerException = null)
        : base($"{location}: {fault}", innerException)
        => Location = location;

    /// <summary>Where the store is.</summary>
    public string Location { get; }
}
