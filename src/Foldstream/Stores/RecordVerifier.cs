using System.Collections.Immutable;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Compares what a store says of its streams with the pages that were seen of them.</summary>
/// <param name="store">The store. Others may write to it meanwhile.</param>
/// <param name="streams">What was seen by position.</param>
/// <param name="seenTo">The position up to which all pages were seen. A version behind it is no fault if its pages are there.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class RecordVerifier(IEventStore store, Dictionary<StreamId, SeenStream> streams, long seenTo, VerifyFindings findings)
{
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        bool isWhole = false;
        await StoreVerification.ReadAsync(findings, async token =>
        {
            if (store.ChangesStreams)
            {
                isWhole = await ListAsync(token).ConfigureAwait(false);
            }
            else
            {
                await FindAsync(token).ConfigureAwait(false);
                isWhole = true;
            }
        }, cancellationToken).ConfigureAwait(false);
        foreach ((StreamId id, SeenStream seen) in streams)
        {
            if (isWhole && !seen.IsListed)
            {
                findings.Add(id, seen.Version, 0, "the store does not list the stream, and has pages of it");
            }
        }
    }

    /// <returns>Whether the list came to its end.</returns>
    private async ValueTask<bool> ListAsync(CancellationToken cancellationToken)
    {
        StreamListing listing = new();
        while (true)
        {
            ImmutableArray<StreamInfo> some = await store.ListStreamsAsync(listing, cancellationToken).ConfigureAwait(false);
            foreach (StreamInfo info in some)
            {
                if (!listing.After.IsEmpty && StreamListing.Compare(listing.After, info.Stream) >= 0)
                {
                    findings.Add(info.Stream, info.Version, 0, $"the store lists the stream behind {listing.After}, where it does not belong");
                    return false;
                }

                listing = listing with { After = info.Stream };
                await StoreVerification.ReadAsync(findings, token => CompareAsync(info, token), cancellationToken).ConfigureAwait(false);
            }

            if (some.Length < listing.Limit)
            {
                return true;
            }
        }
    }

    // A store that can't list its streams still says what each of them is.
    private async ValueTask FindAsync(CancellationToken cancellationToken)
    {
        foreach (StreamId id in streams.Keys)
        {
            if (await store.FindStreamAsync(id, cancellationToken).ConfigureAwait(false) is { } info)
            {
                await StoreVerification.ReadAsync(findings, token => CompareAsync(info, token), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask CompareAsync(StreamInfo info, CancellationToken cancellationToken)
    {
        SeenStream? seen = streams.GetValueOrDefault(info.Stream);
        if (seen is not null)
        {
            seen.IsListed = true;
        }

        if (seen is { IsDamaged: true })
        {
            return;
        }

        long version = seen?.Version ?? 0;
        if (info.Version < version)
        {
            findings.Add(info.Stream, info.Version, 0, $"the store says that the stream is at version {info.Version}, and its pages go on to {version}");
        }
        else if (info.Version > version)
        {
            await ReadOnAsync(info, version, cancellationToken).ConfigureAwait(false);
        }

        bool isDeleted = info.State == StreamState.Deleted;
        if (!isDeleted && seen is { Deleted: > 0 } or { IsDeletedSince: true })
        {
            findings.Add(info.Stream, info.Version, 0, "events of the stream are gone as if it was deleted, and the store says that it is not");
        }
        else if (isDeleted && seen is { Appends: > 0, IsDeletedSince: false })
        {
            await DemandGoneAsync(info.Stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks for what the store says was appended behind the pages that were seen.</summary>
    private async ValueTask ReadOnAsync(StreamInfo info, long version, CancellationToken cancellationToken)
    {
        Tail tail = new(version, seenTo);
        await store.ReadStreamAsync(info.Stream, version + 1, ReadDirection.Forward, tail, cancellationToken).ConfigureAwait(false);
        if (tail.Version < info.Version)
        {
            findings.Add(info.Stream, info.Version, 0, $"the store says that the stream is at version {info.Version}, and its pages end at {tail.Version}");
        }
        else if (tail.MissedPosition > 0)
        {
            findings.Add(info.Stream, version + 1, tail.MissedPosition, "the stream has a page there that is missing by position");
        }
    }

    private async ValueTask DemandGoneAsync(StreamId stream, CancellationToken cancellationToken)
    {
        Tail tail = new(0, 0);
        await store.ReadStreamAsync(stream, 1, ReadDirection.Forward, tail, cancellationToken).ConfigureAwait(false);
        if (tail.Pages > 0)
        {
            findings.Add(stream, 0, 0, "the store says that the stream was deleted, and has pages of it");
        }
    }

    /// <summary>Follows a stream from a version on.</summary>
    private sealed class Tail(long version, long seenTo) : IPageConsumer
    {
        public PageTolerance Tolerance => PageTolerance.Damaged;

        /// <summary>The version that was reached without a hole.</summary>
        public long Version { get; private set; } = version;

        public int Pages { get; private set; }

        /// <summary>The first position that should have been seen; 0 when there is none.</summary>
        public long MissedPosition { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            Pages++;
            return Take(page.FirstVersion, page.LastVersion, page.FirstPosition);
        }

        public bool Pass(in PassedEvents events) => Take(events.FirstVersion, events.LastVersion, events.FirstPosition);

        private bool Take(long first, long last, long position)
        {
            if (first != Version + 1)
            {
                return false;
            }

            Version = last;
            if (position <= seenTo && MissedPosition == 0)
            {
                MissedPosition = position;
            }

            return true;
        }
    }
}
