using Foldstream.Pages;

namespace Foldstream.Subscriptions;

/// <summary>Looks whether the log is still the one that was followed: whether the append that a checkpoint saw last stands where it stood.</summary>
internal sealed class LogAnchors(SubscriptionSetup setup)
{
    /// <exception cref="SubscriptionStoppedException">The log ends before a checkpoint, or holds another append there.</exception>
    public async ValueTask CheckAsync(IEnumerable<ShardRecord> shards, CancellationToken cancellationToken)
    {
        ShardRecord last = shards.MaxBy(shard => shard.Position)!;
        long head = await setup.Store.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head < last.Position)
        {
            throw Diverged(FormattableString.Invariant($"it has handled the log up to {last.Position}, and the log ends at {head}"));
        }

        foreach (LogAnchor anchor in shards.Select(shard => shard.Anchor).Where(anchor => anchor.Position > 0).Distinct())
        {
            Finder finder = new(anchor);
            await setup.Store.ReadAllAsync(anchor.Position - 1, finder, cancellationToken).ConfigureAwait(false);
            if (finder.Found is { } found)
            {
                throw Diverged(FormattableString.Invariant($"it has seen append {anchor.AppendId} at position {anchor.Position}, where append {found} stands now"));
            }
        }
    }

    private SubscriptionStoppedException Diverged(string what)
        => new(setup.Definition.Name, $"{setup.Store.Location} doesn't hold the log that it has followed: {what}. A backup was restored, or a server took over that was behind: "
            + "events that were handled are no more, and their positions were given again. Find out what was lost; then reset the subscription to a position that both logs share.");

    private sealed class Finder(LogAnchor anchor) : IPageConsumer
    {
        /// <summary>The append that stands in the place of the one that is looked for.</summary>
        public AppendId? Found { get; private set; }

        public PageTolerance Tolerance => PageTolerance.SetAside | PageTolerance.Damaged;

        public bool Consume(scoped in StoredPage page)
        {
            Found = page.FirstPosition == anchor.Position && page.AppendId == anchor.AppendId ? null : page.AppendId;
            return false;
        }

        public bool Pass(in PassedEvents events) => false;
    }
}
