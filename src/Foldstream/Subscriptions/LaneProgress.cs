namespace Foldstream.Subscriptions;

/// <summary>A worker's progress along the log: all streams of its shards but those that are parked.</summary>
internal sealed class LaneProgress(SubscriptionDefinition definition, LaneSet lanes, ParkedStreams parked) : HandlingProgress
{
    public override long Position => lanes.Position;

    public override long? DoneOf(LogPage page)
        => definition.Filter.Admits(page.Stream) && lanes.Of(page.Stream) is { } lane && !parked.Holds(page.Stream) ? lane.Position : null;

    public override bool Waits(in StreamId stream) => parked.Holds(in stream);

    public override void PassTo(long through, LogPage? last) => lanes.PassTo(through, AnchorOf(last));

    public override ValueTask CommitAsync(ICheckpointTransaction transaction, long through, LogPage? last, CancellationToken cancellationToken)
        => lanes.CommitAsync(transaction, through, AnchorOf(last), cancellationToken);

    public override async ValueTask ParkAsync(ICheckpointTransaction transaction, Parking stream, CancellationToken cancellationToken)
    {
        await transaction.ParkAsync(stream, cancellationToken).ConfigureAwait(false);
        await lanes.CommitAsync(transaction, stream.Position, default, cancellationToken).ConfigureAwait(false);
        parked.Add(stream);
    }

    private static LogAnchor AnchorOf(LogPage? page) => page is null ? default : new LogAnchor(page.FirstPosition, page.AppendId);
}
