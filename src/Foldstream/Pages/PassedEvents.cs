namespace Foldstream.Pages;

/// <summary>Events that a store passes by instead of handing them out; a reader is told of all of them, so that none is missing unnoticed.</summary>
/// <param name="Stream">Their stream.</param>
/// <param name="FirstVersion">The version of the first.</param>
/// <param name="FirstPosition">The position of the first.</param>
/// <param name="Count">How many there are, one behind the other, at least 1.</param>
/// <param name="Reason">Why they are not handed out.</param>
/// <param name="Damage">What is wrong with their page; <see langword="null"/> unless it is damaged.</param>
public readonly record struct PassedEvents(StreamId Stream, long FirstVersion, long FirstPosition, int Count, PassReason Reason,
    CorruptPageException? Damage = null)
{
    /// <summary>The version of the last.</summary>
    public long LastVersion => FirstVersion + Count - 1;

    /// <summary>The position of the last.</summary>
    public long LastPosition => FirstPosition + Count - 1;

    /// <summary>For readers of all there is, who have not asked to be passed by: what is passed by is not gone.</summary>
    internal void DemandNotSetAside()
    {
        if (Reason == PassReason.SetAside)
        {
            throw new InvalidOperationException($"The handle passes over {Stream} version {FirstVersion}, which was set aside. Read from the store itself.");
        }
    }
}
