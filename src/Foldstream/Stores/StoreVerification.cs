using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Looks for damage in a store.</summary>
public static class StoreVerification
{
    private const int StreamsAtOnce = 256;

    /// <summary>
    /// Reads the whole store twice, by position and stream by stream, and reports all that is wrong: damaged pages, positions and versions with
    /// holes or out of order, frames and payloads that can't be read, event types that the store doesn't list, streams that differ between the
    /// two readings or from what the store says of them, and appends that are not found by their ids. It changes nothing, goes on behind damage,
    /// and may run while others append.
    /// </summary>
    /// <remarks>
    /// Over a handle on a tenant it looks at the streams of that tenant alone, and can't tell whether a position between them is missing. Events that
    /// were set aside are looked at like all others.
    /// </remarks>
    /// <param name="store">The store.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Is told about once in 10,000 events, on the thread that reads; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>The report. It is sound when nothing is wrong.</returns>
    /// <exception cref="StoreUnusableException">The store's head can't be read.</exception>
    /// <exception cref="ArgumentException">The handle passes over events that were set aside: it does not show all there is.</exception>
    public static async ValueTask<VerifyReport> VerifyAsync(this IEventStore store, VerifyOptions? options = null, IProgress<VerifyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.DemandAll("verified", nameof(store));
        options ??= new VerifyOptions();
        long head = await store.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        VerifyFindings findings = new(options.MaxFindings);
        LogVerifier log = new(head, options, findings, progress, store.Tenant.Length > 0);
        AppendVerifier appends = new(store, findings);
        await ReadAsync(findings, token => ReadLogAsync(store, log, appends, token), cancellationToken).ConfigureAwait(false);
        log.Complete();

        StreamVerifier streams = new(log.Streams, head, findings);
        foreach (StreamId[] some in log.Streams.Keys.Chunk(StreamsAtOnce))
        {
            await ReadAsync(findings, token => store.ReadStreamsAsync(some, streams, token), cancellationToken).ConfigureAwait(false);
        }

        streams.Complete();
        await new RecordVerifier(store, log.Streams, log.HasEnded ? head : log.LookedUpTo, findings).RunAsync(cancellationToken).ConfigureAwait(false);
        return new VerifyReport(store.Location, head, log.Appends, log.Events, log.Streams.Count, log.Deleted, findings.Count, findings.ToImmutable()) { Tenant = store.Tenant };
    }

    private static async ValueTask ReadLogAsync(IEventStore store, LogVerifier log, AppendVerifier appends, CancellationToken cancellationToken)
    {
        bool goesOn;
        do
        {
            log.Use(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
            await store.ReadAllAsync(log.LookedUpTo, log, cancellationToken).ConfigureAwait(false);
            goesOn = log.LacksEventType || log.Lookups.Count == LogVerifier.MostLookups;
            await appends.LookUpAsync(log.TakeLookups(), cancellationToken).ConfigureAwait(false);
        }
        while (goesOn);
        log.HasEnded = true;
    }

    /// <summary>A store that can't go on behind damage ends the reading, and that is a finding too.</summary>
    internal static async ValueTask ReadAsync(VerifyFindings findings, Func<CancellationToken, ValueTask> read, CancellationToken cancellationToken)
    {
        try
        {
            await read(cancellationToken).ConfigureAwait(false);
        }
        catch (CorruptPageException error)
        {
            findings.Add(error.Stream, error.Version, error.Position, $"{error.Fault}; the store could not go on behind it");
        }
        catch (StoreUnusableException error)
        {
            findings.Add(default, 0, 0, $"the store could not go on: {error.Message}");
        }
    }
}
