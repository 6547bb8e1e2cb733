namespace Foldstream.Pages;

/// <summary>Takes the pages that a store reads, one after another, synchronously.</summary>
public interface IPageConsumer
{
    /// <summary>What the reading goes on behind; nothing by default. A store asks when it meets such events.</summary>
    PageTolerance Tolerance => PageTolerance.None;

    /// <summary>Takes one page, which is valid only until the call returns.</summary>
    /// <returns>Whether to go on; <see langword="false"/> ends the reading.</returns>
    bool Consume(scoped in StoredPage page);

    /// <summary>Is told of events that are not handed out, in their place: those of a deleted stream, and those of the <see cref="Tolerance"/>.</summary>
    /// <returns>Whether to go on, as by default; <see langword="false"/> ends the reading.</returns>
    bool Pass(in PassedEvents events) => true;
}
