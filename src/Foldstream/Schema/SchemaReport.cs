using System.Collections.Immutable;

namespace Foldstream;

/// <summary>What a <see cref="SchemaCheck"/> has found.</summary>
/// <param name="Findings">The events that can't be read, in order of category, event name and version; empty when all can.</param>
/// <param name="Unowned">The categories that a store holds and the build has no aggregate for: nobody reads them here, which may be as it should.</param>
public sealed record SchemaReport(ImmutableArray<SchemaFinding> Findings, ImmutableArray<string> Unowned)
{
    /// <summary>Whether all can be read.</summary>
    public bool IsReadable => Findings.IsEmpty;

    /// <summary>A line for each finding; a sentence when there is none.</summary>
    public override string ToString() => IsReadable ? "Every event can be read." : string.Join('\n', Findings);
}
