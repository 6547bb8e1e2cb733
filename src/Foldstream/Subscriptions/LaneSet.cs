namespace Foldstream.Subscriptions;

/// <summary>The shards that one worker handles together, in one transaction.</summary>
internal sealed class LaneSet
{
    private readonly Lane[] _lanes;
    private readonly Lane?[] _byShard;

    public LaneSet(IEnumerable<ShardRecord> shards, int shardCount)
    {
        _lanes = [.. shards.Select(shard => new Lane(shard))];
        _byShard = new Lane?[shardCount];
        foreach (Lane lane in _lanes)
        {
            _byShard[lane.Shard] = lane;
        }
    }

    /// <summary>The position that all of them have finished.</summary>
    public long Position => _lanes.Min(lane => lane.Position);

    /// <summary>Whether a checkpoint lies behind what is finished.</summary>
    public bool NeedsFlush => _lanes.Any(lane => lane.Position != lane.Committed);

    /// <summary>The lane of a stream; <see langword="null"/> when others handle it.</summary>
    public Lane? Of(in StreamId stream) => _byShard[VirtualShards.Of(in stream, _byShard.Length)];

    /// <summary>The lane of a shard; <see langword="null"/> when others handle it.</summary>
    public Lane? Of(int shard) => _byShard[shard];

    /// <summary>Passes by what there is up to a position.</summary>
    public void PassTo(long through, LogAnchor anchor)
    {
        foreach (Lane lane in _lanes)
        {
            lane.PassTo(through, anchor);
        }
    }

    /// <summary>Commits a transaction together with how far the lanes are.</summary>
    public async ValueTask CommitAsync(ICheckpointTransaction transaction, long through, LogAnchor anchor, CancellationToken cancellationToken)
    {
        ShardAdvance[] advances = Array.ConvertAll(_lanes, lane => lane.AdvanceTo(through, anchor));
        await transaction.CommitAsync(advances, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < _lanes.Length; i++)
        {
            _lanes[i].Commit(in advances[i]);
        }
    }
}
