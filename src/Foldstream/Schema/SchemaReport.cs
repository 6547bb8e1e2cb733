using System.Collections.Immutable;

namespace Foldstream;

/// <summary>What a <see cref="SchemaCheck"/> has found.</summary>
/// <param name="Findings">The events that can't be read, in order of category, event name and version; empty when all can.</param>
/// <param name="Unowned">
/// The categories that a store holds, or the running build has, and the build that was asked has no aggregate for: nobody reads them there, which may be as it should.
/// A category that was renamed is one of them.
/// </param>
public sealed record SchemaReport(ImmutableArray<SchemaFinding> Findings, ImmutableArray<string> Unowned)
{
    /// <summary>Whether all can be read.</summary>
    public bool IsReadable => Findings.IsEmpty;

    /// <summary>A line for each finding; a sentence when there is none. One more says which categories nobody reads.</summary>
    public override string ToString()
    {
        string found = IsReadable ? "Every event can be read." : string.Join('\n', Findings);
        return Unowned.IsEmpty ? found : $"{found}\nNo aggregate reads the streams of: {string.Join(", ", Unowned)}.";
    }
}
