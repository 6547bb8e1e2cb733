using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Copies events, batch by batch.</summary>
internal sealed class CopyRun(IEventStore source, IEventStore destination, CopyOptions options)
{
    private readonly DestinationStreams _streams = new(destination);
    private readonly CopyBatch _batch = new(source.EventTypes, destination.Limits, options.AppendsAtOnce);
    private readonly EventFilter _filter = new() { Tenant = options.Tenant, Categories = options.Categories };

    public long Position { get; private set; } = options.AfterPosition;

    public long Copied { get; private set; }

    public long Held { get; private set; }

    public long Deleted => _batch.Deleted;

    public async ValueTask CopyEventsAsync(IProgress<CopyProgress>? progress, CancellationToken cancellationToken)
    {
        _batch.Use(await source.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _batch.Begin();
            long head = await source.ReadAllAsync(Position, _filter, _batch, cancellationToken).ConfigureAwait(false);
            await WriteAsync(cancellationToken).ConfigureAwait(false);
            if (_batch.LacksEventType)
            {
                _batch.Use(await source.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
            }

            bool isEnd = !_batch.HasStopped;
            Position = isEnd ? Math.Max(head, Position) : Math.Max(_batch.LookedUpTo, Position);
            progress?.Report(new CopyProgress(Position, head, Copied, Held));
            if (isEnd)
            {
                return;
            }
        }
    }

    private async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        List<CopiedAppend> missing = new(_batch.Appends.Count);
        Dictionary<StreamId, long> versions = [];
        foreach (CopiedAppend copied in _batch.Appends)
        {
            StreamId stream = copied.Append.Stream;
            DestinationStreams.Place place = await _streams.FindAsync(stream, cancellationToken).ConfigureAwait(false);
            long held = versions.GetValueOrDefault(stream, place.Version);
            if (copied.LastVersion <= held)
            {
                await CheckHeldAsync(copied, cancellationToken).ConfigureAwait(false);
                Held += copied.Append.Page.Count;
                continue;
            }

            if (copied.FirstVersion <= held)
            {
                throw new CopyConflictException(stream, copied.FirstVersion, $"the destination ends at version {held}, in the midst of an append of the source");
            }

            if (place.State == StreamState.Closed)
            {
                await ReopenAsync(copied, place, cancellationToken).ConfigureAwait(false);
            }

            missing.Add(copied);
            versions[stream] = copied.LastVersion;
        }

        await WriteAsync(missing).ConfigureAwait(false);
    }

    private async ValueTask WriteAsync(List<CopiedAppend> missing)
    {
        OrderedAppends ordered = new(destination, _streams, options.AppendsAtOnce);
        try
        {
            foreach (Appended outcome in await ordered.WriteAsync([.. missing.Select(copied => copied.Append)]).ConfigureAwait(false))
            {
                Copied += outcome.Repeated ? 0 : outcome.Count;
                Held += outcome.Repeated ? outcome.Count : 0;
            }
        }
        catch (Exception error) when (error is VersionConflictException or AppendIdReusedException or StreamDeletedException or StreamClosedException)
        {
            CopiedAppend failed = missing[ordered.FailedAt];
            throw new CopyConflictException(failed.Append.Stream, failed.FirstVersion, "the destination has other events, or does not take any", error);
        }
    }

    /// <summary>Opens what a former copy has closed, since the source was opened again and appended to. What the stream is in the end follows behind the events.</summary>
    private async ValueTask ReopenAsync(CopiedAppend copied, DestinationStreams.Place place, CancellationToken cancellationToken)
    {
        StreamId stream = copied.Append.Stream;
        if (!source.ChangesStreams || (await source.FindStreamAsync(stream, cancellationToken).ConfigureAwait(false))?.LastChange is not { } audit)
        {
            throw new CopyConflictException(stream, copied.FirstVersion, "it is closed in the destination, and never was in the source");
        }

        await destination.ReopenStreamAsync(stream, audit, cancellationToken: cancellationToken).ConfigureAwait(false);
        _streams[stream] = place with { State = StreamState.Open };
    }

    private async ValueTask CheckHeldAsync(CopiedAppend copied, CancellationToken cancellationToken)
    {
        Appended? held = await destination.FindAppendAsync(copied.Append.Stream, copied.Append.AppendId, cancellationToken).ConfigureAwait(false);
        if (held?.Version != copied.LastVersion)
        {
            throw new CopyConflictException(copied.Append.Stream, copied.FirstVersion, "the destination has another append there, or its stream was deleted");
        }
    }
}
