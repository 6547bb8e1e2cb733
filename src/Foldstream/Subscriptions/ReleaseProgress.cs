namespace Foldstream.Subscriptions;

/// <summary>Progress along one parked stream that was released: behind its shard's checkpoint, which stays where it is.</summary>
internal sealed class ReleaseProgress(LaneSet lanes, ParkedStreams parked, Parking released) : HandlingProgress
{
    private Parking _record = released;
    private long _position = released.Decision == ParkedDecision.Skip ? released.Position : released.Position - 1;

    public override long Position => _position;

    /// <summary>The version of the next event.</summary>
    public long NextVersion { get; private set; } = released.Decision == ParkedDecision.Skip ? released.Version + 1 : released.Version;

    /// <summary>Whether an event failed again, and the stream waits at it.</summary>
    public bool WaitsAgain { get; private set; }

    public override bool Waits(in StreamId stream) => WaitsAgain;

    public override long? DoneOf(LogPage page) => WaitsAgain ? null : page.FirstPosition + Math.Max(0, NextVersion - page.FirstVersion) - 1;

    public override void PassTo(long through, LogPage? last)
    {
        _position = Math.Max(_position, through);
        if (last is not null)
        {
            NextVersion = Math.Max(NextVersion, last.FirstVersion + Math.Min(through, last.LastPosition) - last.FirstPosition + 1);
        }
    }

    public override async ValueTask CommitAsync(ICheckpointTransaction transaction, long through, LogPage? last, CancellationToken cancellationToken)
    {
        (long position, long version) = (_position, NextVersion);
        PassTo(through, last);
        Parking moved = _record with { Version = NextVersion, Position = Math.Max(_record.Position, through + 1), Decision = ParkedDecision.Retry };
        try
        {
            await transaction.ParkAsync(moved, cancellationToken).ConfigureAwait(false);
            await lanes.CommitAsync(transaction, 0, default, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            (_position, NextVersion) = (position, version);
            throw;
        }

        _record = moved;
        parked.Add(moved);
    }

    public override async ValueTask ParkAsync(ICheckpointTransaction transaction, Parking stream, CancellationToken cancellationToken)
    {
        await transaction.ParkAsync(stream, cancellationToken).ConfigureAwait(false);
        await lanes.CommitAsync(transaction, 0, default, cancellationToken).ConfigureAwait(false);
        parked.Add(stream);
        WaitsAgain = true;
    }

    /// <summary>Lets the stream go on with the others.</summary>
    public async ValueTask EndAsync(ICheckpointTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.UnparkAsync(_record, cancellationToken).ConfigureAwait(false);
        await lanes.CommitAsync(transaction, 0, default, cancellationToken).ConfigureAwait(false);
        parked.Remove(_record);
    }
}
