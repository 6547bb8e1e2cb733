using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>
/// The event lock of a project: all that reaches the disk. What is shipped may be in somebody's database and stays readable; what is not is free to
/// change. An unshipped entry with the key of a shipped one says what has been added to it since.
/// </summary>
internal sealed record EventLock(EquatableArray<LockEntry> Shipped, EquatableArray<LockEntry> Unshipped)
{
    /// <summary>The file's name, unless the project says another.</summary>
    public const string FileName = "events.lock";

    public static EventLock Empty { get; } = new(EquatableArray<LockEntry>.Empty, EquatableArray<LockEntry>.Empty);

    /// <summary>Whether a file has the name of one: <c>events.lock</c>, or <c>Shop.events.lock</c> where two projects stand in one folder.</summary>
    public static bool IsFile(string path)
        => Path.GetFileName(path) is var name && name.EndsWith(FileName, StringComparison.Ordinal) && (name.Length == FileName.Length || name[name.Length - FileName.Length - 1] == '.');

    /// <summary>What the lock holds, additions in place of what they add to.</summary>
    public IEnumerable<LockEntry> Current
    {
        get
        {
            HashSet<LockKey> newer = [.. Unshipped.Select(entry => entry.Key)];
            return Shipped.Where(entry => !newer.Contains(entry.Key)).Concat(Unshipped);
        }
    }

    /// <summary>
    /// Entries as the code is held to them: a number of an enum that an unshipped addition has given up is gone. Whoever takes it before that ships, may be
    /// somebody who never saw what it stood for.
    /// </summary>
    public IEnumerable<LockEntry> Held(IEnumerable<LockEntry> entries)
    {
        ILookup<LockKey, EnumEntry> added = Unshipped.OfType<EnumEntry>().Select(entry => (entry.Key, Entry: entry)).Concat(Renamed()).ToLookup(one => one.Key, one => one.Entry);
        foreach (LockEntry entry in entries)
        {
            yield return entry is EnumEntry numbers && added.Contains(entry.Key)
                ? numbers with { Members = numbers.Members.Select(member => member with { IsGone = member.IsGone || added[entry.Key].Any(now => now.Members.Contains(member with { IsGone = true })) }).ToEquatableArray() }
                : entry;
        }
    }

    /// <summary>Unshipped enums by the shipped ones in whose place they stand under another name.</summary>
    private IEnumerable<(LockKey Key, EnumEntry Entry)> Renamed()
    {
        LockTypes shipped = new(Shipped);
        IEnumerable<(EventEntry, EventEntry)> events =
            from entry in Unshipped.OfType<EventEntry>()
            let before = shipped.Find(entry.Key) as EventEntry
            where before is not null
            select (before, entry);
        return LockSuccession.Of(events, shipped, new LockTypes(Current)).Select(pair => (pair.Before.Key, pair.After));
    }

    /// <summary>The lock after a release: all of it is shipped.</summary>
    public EventLock Ship() => new(Current.ToEquatableArray(), EquatableArray<LockEntry>.Empty);
}
