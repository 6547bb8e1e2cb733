using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Copies events, batch by batch.</summary>
internal sealed class CopyRun(IEventStore source, IEventStore destination, CopyOptions options)
{
    private readonly Dictionary<StreamId, long> _held = [];
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
        foreach (CopiedAppend copied in _batch.Appends)
        {
            long held = await HeldAsync(copied.Append.Stream, cancellationToken).ConfigureAwait(false);
            if (copied.LastVersion <= held)
            {
                await CheckHeldAsync(copied, cancellationToken).ConfigureAwait(false);
                Held += copied.Append.Page.Count;
            }
            else if (copied.FirstVersion <= held)
            {
                throw new CopyConflictException(copied.Append.Stream, copied.FirstVersion, $"the destination ends at version {held}, in the midst of an append of the source");
            }
            else
            {
                missing.Add(copied);
                _held[copied.Append.Stream] = copied.LastVersion;
            }
        }

        // Begun one behind the other without waiting, they are written in this order, and share commits.
        Appended[] outcomes = await Task.WhenAll(missing.Select(WriteAsync)).ConfigureAwait(false);
        foreach (Appended outcome in outcomes)
        {
            Copied += outcome.Repeated ? 0 : outcome.Count;
            Held += outcome.Repeated ? outcome.Count : 0;
        }
    }

    private async Task<Appended> WriteAsync(CopiedAppend copied)
    {
        try
        {
            return (await destination.AppendAsync([copied.Append], CancellationToken.None).ConfigureAwait(false))[0];
        }
        catch (Exception error) when (error is VersionConflictException or AppendIdReusedException or StreamDeletedException or StreamClosedException)
        {
            throw new CopyConflictException(copied.Append.Stream, copied.FirstVersion, "the destination has other events, or does not take any", error);
        }
    }

    private async ValueTask<long> HeldAsync(StreamId stream, CancellationToken cancellationToken)
    {
        if (!_held.TryGetValue(stream, out long version))
        {
            version = (await destination.FindStreamAsync(stream, cancellationToken).ConfigureAwait(false))?.Version ?? 0;
            _held.Add(stream, version);
        }

        return version;
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
