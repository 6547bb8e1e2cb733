using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>Brings the unshipped half of a lock up to date with the code.</summary>
internal static class LockUpdate
{
    /// <param name="known">The lock as it stands in the file.</param>
    /// <param name="events">The project's events.</param>
    /// <param name="aggregates">Its aggregates.</param>
    /// <param name="upcast">The old versions that upcasters of the project take: they stay, shipped or not.</param>
    public static EventLock Of(EventLock known, IEnumerable<EventModel> events, IEnumerable<AggregateModel> aggregates, IEnumerable<LockKey> upcast)
    {
        List<EventModel> live = [.. events.OrderBy(model => model.Name, StringComparer.Ordinal).ThenBy(model => model.SchemaVersion)];
        List<LockEntry> pinned = Pinned(known, live, upcast);
        LiveLock code = new(new LockTypes(known.Held(pinned)));
        List<LockEntry> entries = [.. live.Select(code.Add), .. aggregates.OrderBy(model => model.Category, StringComparer.Ordinal).ThenBy(model => model.Type.FullName, StringComparer.Ordinal).Select(code.Add).OfType<LockEntry>()];
        entries.AddRange(code.Types);

        HashSet<LockEntry> shipped = [.. known.Shipped];
        HashSet<LockKey> written = [.. entries.Select(entry => entry.Key)];
        IEnumerable<LockEntry> kept = pinned.Where(entry => !written.Contains(entry.Key));
        return known with { Unshipped = entries.Concat(kept).Where(entry => !shipped.Contains(entry)).GroupBy(entry => entry.Key).Select(group => group.First()).ToEquatableArray() };
    }

    /// <summary>What is shipped, additions included, and the unshipped versions that are frozen because an upcaster takes them, with all that these refer to.</summary>
    public static List<LockEntry> Pinned(EventLock known, IReadOnlyCollection<EventModel> live, IEnumerable<LockKey> upcast)
    {
        HashSet<LockKey> wanted = [.. upcast];
        wanted.ExceptWith(live.Select(model => new LockKey("event", model.Name, model.SchemaVersion)));
        LockTypes all = new(known.Current);
        HashSet<LockKey> reached = [];
        List<LockEntry> pinned = [.. known.Shipped];
        foreach (EventEntry frozen in known.Unshipped.OfType<EventEntry>().Where(entry => wanted.Contains(entry.Key)))
        {
            pinned.Add(frozen);
            all.Reach(frozen.Members, reached);
        }

        pinned.AddRange(known.Unshipped.Where(entry => reached.Contains(entry.Key)));
        return pinned;
    }
}
