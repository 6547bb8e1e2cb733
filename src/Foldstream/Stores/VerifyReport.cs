using System.Collections.Immutable;
using System.Globalization;

namespace Foldstream.Stores;

/// <summary>What a verification has seen of a store.</summary>
/// <param name="Location">The store.</param>
/// <param name="Head">The head when the verification began: everything up to there was looked at.</param>
/// <param name="Appends">How many appends it has read.</param>
/// <param name="Events">How many events it has read.</param>
/// <param name="Streams">How many streams they are of.</param>
/// <param name="Deleted">How many events are gone with their streams.</param>
/// <param name="FindingCount">How much is wrong.</param>
/// <param name="Findings">What is wrong, in the order in which it was found; no more than <see cref="VerifyOptions.MaxFindings"/>.</param>
public sealed record VerifyReport(string Location, long Head, long Appends, long Events, long Streams, long Deleted, long FindingCount, ImmutableArray<VerifyFinding> Findings)
{
    /// <summary>The tenant whose streams alone were looked at; empty for all, as by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => FindingCount == 0;

    /// <summary>One line that says it all, and one for each finding.</summary>
    public override string ToString()
        => string.Join('\n', Findings.Select(finding => finding.ToString()).Prepend(string.Create(CultureInfo.InvariantCulture,
            $"{Location}{(Tenant.Length == 0 ? "" : $", tenant '{Tenant}'")}: {Events:N0} events in {Appends:N0} appends to {Streams:N0} streams, {Deleted:N0} deleted; {(IsSound ? "sound" : $"{FindingCount:N0} findings")}.")));
}
