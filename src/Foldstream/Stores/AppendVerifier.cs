using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Looks for appends by their ids, as a store does when one is repeated, and compares what is found with what was read.</summary>
internal sealed class AppendVerifier(IEventStore store, VerifyFindings findings)
{
    public async ValueTask LookUpAsync(List<Appended> appends, CancellationToken cancellationToken)
    {
        foreach (Appended append in appends)
        {
            await StoreVerification.ReadAsync(findings, token => LookUpAsync(append, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask LookUpAsync(Appended append, CancellationToken cancellationToken)
    {
        Appended? found = await store.FindAppendAsync(append.Stream, append.AppendId, cancellationToken).ConfigureAwait(false);
        if (found is { } one && (one.Version, one.Position, one.Count, one.Time) == (append.Version, append.Position, append.Count, append.Time))
        {
            return;
        }

        // A deletion takes the ids with it, and may have come since.
        if (found is null && await store.FindStreamAsync(append.Stream, cancellationToken).ConfigureAwait(false) is { State: StreamState.Deleted })
        {
            return;
        }

        findings.Add(append.Stream, append.Version, append.Position,
            found is { } other ? $"by its id, the append {append.AppendId} is found at version {other.Version} and position {other.Position}" : $"the append {append.AppendId} is not found by its id");
    }
}
