using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Copies events from store to store.</summary>
public static class StoreCopy
{
    /// <summary>
    /// Copies the events of a store into another one, in order of position, with their append ids, times, metadata and bytes, and then what
    /// their streams are and which events are set aside. A copy that was interrupted is simply made again: what the destination holds is
    /// passed over. It may run while the source is written to, and ends at the head that it finds last.
    /// </summary>
    /// <remarks>
    /// Positions are the destination's own. Appends of one unit are written one after another: whoever reads the destination meanwhile may see
    /// a unit in part. They are written in the source's order: behind one that fails nothing is. A stream that the destination closed with the
    /// source, and that has gone on in the source, is opened for it. The name of a stream that was deleted before it was copied stays free in the destination. Snapshots are not copied.
    /// </remarks>
    /// <param name="source">The store to copy from.</param>
    /// <param name="destination">The store to copy to; of the same streams it holds nothing else than a part of the source's events.</param>
    /// <param name="options">What is copied; <see langword="null"/> for everything.</param>
    /// <param name="progress">Is told after each batch; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Looked at between batches.</param>
    /// <exception cref="CopyConflictException">A stream of the destination holds other events.</exception>
    /// <exception cref="CorruptPageException">A page of the source can't be read. What stands before it was copied.</exception>
    /// <exception cref="AppendTooLargeException">An append is over the destination's limits.</exception>
    /// <exception cref="ArgumentException">
    /// Both are the same, or one passes over events that were set aside: a copy has every event, or its versions would have holes.
    /// </exception>
    public static async ValueTask<CopyResult> CopyAsync(this IEventStore source, IEventStore destination, CopyOptions? options = null,
        IProgress<CopyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        if (ReferenceEquals(source, destination))
        {
            throw new ArgumentException("A store can't be copied into itself.", nameof(destination));
        }

        source.DemandAll("copied", nameof(source));
        destination.DemandAll("compared", nameof(destination));
        options ??= new CopyOptions();
        CopyRun run = new(source, destination, options);
        await run.CopyEventsAsync(progress, cancellationToken).ConfigureAwait(false);
        long changes = await new StateCopy(source, destination, options).RunAsync(cancellationToken).ConfigureAwait(false);
        return new CopyResult(run.Position, run.Copied, run.Held, run.Deleted, changes);
    }
}
