namespace Foldstream.Pages;

/// <summary>Takes the pages that a store reads, one after another, synchronously.</summary>
public interface IPageConsumer
{
    /// <summary>Takes one page, which is valid only until the call returns.</summary>
    /// <returns>Whether to go on; <see langword="false"/> ends the reading.</returns>
    bool Consume(scoped in StoredPage page);
}
