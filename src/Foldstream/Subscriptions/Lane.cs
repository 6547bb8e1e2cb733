namespace Foldstream.Subscriptions;

/// <summary>A shard that this process holds, and how far it is.</summary>
internal sealed class Lane(ShardRecord record)
{
    public int Shard { get; } = record.Shard;

    public long Epoch { get; } = record.Epoch;

    /// <summary>The position that was committed.</summary>
    public long Committed { get; private set; } = record.Position;

    /// <summary>The position that is finished: behind <see cref="Committed"/> nothing was there to be handled.</summary>
    public long Position { get; private set; } = record.Position;

    /// <summary>The last append that was seen.</summary>
    public LogAnchor Anchor { get; private set; } = record.Anchor;

    /// <summary>Passes by what there is up to a position.</summary>
    public void PassTo(long position, LogAnchor anchor)
    {
        Position = Math.Max(Position, position);
        Anchor = anchor.Position > Anchor.Position ? anchor : Anchor;
    }

    public ShardAdvance AdvanceTo(long position, LogAnchor anchor)
        => new(Shard, Epoch, Committed, Math.Max(Position, position), anchor.Position > Anchor.Position ? anchor : Anchor);

    public void Commit(in ShardAdvance advance) => (Committed, Position, Anchor) = (advance.To, advance.To, advance.Anchor);
}
