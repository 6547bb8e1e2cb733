using System.Runtime.CompilerServices;
using Foldstream.Signals;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>Handles a run of events in one transaction, which ends with their checkpoint or leaves nothing behind.</summary>
internal sealed class BatchHandling(SubscriptionSetup setup, HandlingProgress progress)
{
    private readonly SubscriptionDefinition _definition = setup.Definition;

    /// <summary>Handles what is due up to a position.</summary>
    /// <param name="chunk">The pages.</param>
    /// <param name="through">The last position that is handled.</param>
    /// <param name="attempt">Which attempt it is at a single event, from 1.</param>
    /// <param name="cancellationToken">Gives up, and rolls back.</param>
    /// <exception cref="CheckpointLostException">A shard is held by another by now.</exception>
    public ValueTask<HandlingResult> TryAsync(LogChunk chunk, long through, int attempt, CancellationToken cancellationToken)
        => SubscriptionSignals.AreHeard ? TryHeardAsync(chunk, through, attempt, cancellationToken) : TryUnheardAsync(chunk, through, attempt, cancellationToken);

    private async ValueTask<HandlingResult> TryHeardAsync(LogChunk chunk, long through, int attempt, CancellationToken cancellationToken)
    {
        BatchOrigins origins = BatchOrigins.Of(chunk, progress, through, _definition.TagsOf(setup.Store.EventTypes), new PageDelivery(new DeliveryScope(_definition.Name)));
        if (origins.EventCount == 0)
        {
            return await TryUnheardAsync(chunk, through, attempt, cancellationToken).ConfigureAwait(false);
        }

        using Observation batch = SubscriptionSignals.BeginBatch(_definition, origins, attempt);
        try
        {
            HandlingResult result = await TryUnheardAsync(chunk, through, attempt, cancellationToken).ConfigureAwait(false);
            if (result.Error is { } error)
            {
                batch.Fail(error);
            }
            else
            {
                SubscriptionSignals.Handled(_definition.Name, origins.EventCount);
            }

            return result;
        }
        catch (Exception error)
        {
            batch.Fail(error);
            throw;
        }
    }

    private async ValueTask<HandlingResult> TryUnheardAsync(LogChunk chunk, long through, int attempt, CancellationToken cancellationToken)
    {
        if (await TryOnceAsync(chunk, through, attempt, isFresh: false, cancellationToken).ConfigureAwait(false) is { } result)
        {
            return result;
        }

        // Another process has written an event type since the store's table was read. What was handled before it was rolled back.
        await setup.Store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false);
        return (await TryOnceAsync(chunk, through, attempt, isFresh: true, cancellationToken).ConfigureAwait(false))!.Value;
    }

    /// <summary>Parks an event's stream, and passes the event by.</summary>
    public ValueTask ParkAsync(Parking stream, CancellationToken cancellationToken)
        => setup.InTransactionAsync(transaction => progress.ParkAsync(transaction, stream, cancellationToken), cancellationToken);

    /// <returns><see langword="null"/> when the table of event types is to be read anew first.</returns>
    private async ValueTask<HandlingResult?> TryOnceAsync(LogChunk chunk, long through, int attempt, bool isFresh, CancellationToken cancellationToken)
    {
        EventTypeTable types = setup.Store.EventTypes;
        ushort[] tags = _definition.TagsOf(types);
        HandlingWork work = new(setup, attempt);
        await using ConfiguredAsyncDisposable _ = work.ConfigureAwait(false);
        LogPage? seen = null;
        long position = progress.Position;
        foreach (LogPage page in chunk.Pages)
        {
            if (page.LastPosition <= position)
            {
                continue;
            }

            if (page.FirstPosition > through)
            {
                break;
            }

            seen = page;
            if (progress.DoneOf(page) is not { } done || page.LastPosition <= done)
            {
                continue;
            }

            int first = (int)Math.Max(0, done + 1 - page.FirstPosition), last = (int)(Math.Min(page.LastPosition, through) - page.FirstPosition);
            work.Delivery.Begin(page, chunk.FramesOf(page), tags, first, last);
            if (await work.HandleAsync(cancellationToken).ConfigureAwait(false) is { } error)
            {
                return new HandlingResult(work.Current(types), error);
            }

            if (work.Delivery.IsStopped)
            {
                return types[work.Delivery.TypeId] is null && !isFresh ? null : new HandlingResult(work.Current(types), Unhandled(work.Delivery, types));
            }
        }

        if (work.Transaction is not { } transaction)
        {
            progress.PassTo(through, seen);
            return HandlingResult.Done;
        }

        try
        {
            await progress.CommitAsync(transaction, through, seen, cancellationToken).ConfigureAwait(false);
            return HandlingResult.Done;
        }
#pragma warning disable CA1031 // What handlers have written can make a commit fail; whose fault it was comes out when each event is tried alone.
        catch (Exception e) when (e is not (CheckpointLostException or OperationCanceledException))
#pragma warning restore CA1031
        {
            return new HandlingResult(work.EventCount == 1 ? work.Current(types) : null, e);
        }
    }

    private FoldstreamException Unhandled(PageDelivery delivery, EventTypeTable types)
        => types[delivery.TypeId] is not { } type
                ? new CorruptPageException(delivery.Stream, delivery.Version, delivery.Position, $"the store has no event type with the id {delivery.TypeId}")
            : _definition.FindBuilt(type) is { } built ? new SchemaMismatchException(type, built, $"{delivery.Stream}, version {delivery.Version},")
            : new SubscriptionWaitsException(_definition, delivery.Stream, delivery.Version, delivery.Position, type);
}
