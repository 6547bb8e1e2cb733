namespace Foldstream.Testing;

/// <summary>A stream on which the laws of a fold are checked.</summary>
/// <param name="Key">The aggregate's key as text.</param>
/// <param name="Events">From the first event on.</param>
internal sealed record LawStream(string Key, IReadOnlyList<LawEvent> Events)
{
    private const int Shown = 20;

    /// <summary>The stream as the end of a message.</summary>
    public override string ToString()
        => $"The stream: {string.Join("; ", Events.Take(Shown))}{(Events.Count > Shown ? $"; and {Events.Count - Shown} more" : "")}.";
}
