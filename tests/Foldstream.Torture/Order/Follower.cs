using Foldstream.Aggregates;
using Foldstream.Subscriptions;
using Foldstream.Torture.Following;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Order;

/// <summary>Looks at each position that a subscription is handed: it remembers all of them, however often the subscription begins anew. Thread-safe.</summary>
/// <param name="name">The subscription.</param>
/// <param name="shards">Its shards: with one, all comes in order; with more, each stream does.</param>
/// <param name="acknowledgements">When appends were acknowledged; <see langword="null"/> for a subscriber whose delay says nothing.</param>
/// <param name="tally">Is told what is not as it must be.</param>
internal sealed class Follower(string name, int shards, Acknowledgements? acknowledgements, Tally tally) : ISubscriptionHandler
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _seen = [];
    private readonly Dictionary<StreamId, long> _versions = [];
    private long _last;

    public string Name => name;

    public SubscriptionDefinition Definition { get; } = new("Follower", name, LedgerSubscription.Definition(shards, Build.New, Plant.None).Events) { Shards = shards };

    public ValueTask HandleAsync(PageDelivery page, CancellationToken cancellationToken)
    {
        while (page.TryNext(out int tag))
        {
            if (tag < ReplayTag.FirstEvent)
            {
                page.Stop();
                break;
            }

            HandlerContext context = page.Context;
            acknowledgements?.Handled(context.Position);
            lock (_lock)
            {
                See(context.Position, context.Stream, context.Version);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Looks that nothing is missing up to the head.</summary>
    public void CheckEnd(long head)
    {
        lock (_lock)
        {
            long missing = head - _seen.Count;
            if (missing > 0)
            {
                tally.Break(LedgerCheck.Skipped, $"{name}: {missing} of {head} positions were never handled", missing);
            }

            tally.Count("events handled", _seen.Count);
        }
    }

    private void See(long position, StreamId stream, long version)
    {
        long before = _versions.GetValueOrDefault(stream);
        if (!_seen.Add(position))
        {
            tally.Break(LedgerCheck.Repeated, $"{name}: position {position} came again");
        }
        else if (version <= before || (shards == 1 && position <= _last))
        {
            tally.Break(LedgerCheck.Reordered, $"{name}: position {position} ({stream}, version {version}) came behind position {_last} and version {before}");
        }
        else if (version > before + 1 || (shards == 1 && position > _last + 1))
        {
            tally.Break(LedgerCheck.Skipped, $"{name}: position {position} ({stream}, version {version}) came right behind position {_last} and version {before}");
        }

        _versions[stream] = Math.Max(version, before);
        _last = Math.Max(position, _last);
    }
}
