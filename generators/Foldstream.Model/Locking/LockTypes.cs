namespace Foldstream.Locking;

/// <summary>Entries by what they are found by.</summary>
internal sealed class LockTypes
{
    private readonly Dictionary<LockKey, LockEntry> _entries = [];

    public LockTypes(IEnumerable<LockEntry> entries)
    {
        foreach (LockEntry entry in entries) _entries[entry.Key] = entry;
    }

    public LockEntry? Find(LockKey key) => _entries.TryGetValue(key, out LockEntry? entry) ? entry : null;

    public LockEntry? Find(LockReference reference) => Find(new LockKey("type", reference.Name, reference.Revision));

    /// <summary>Whether a nested type is so.</summary>
    public bool Any(Func<LockEntry, bool> isSo) => _entries.Values.Any(entry => entry.Key.Kind == "type" && isSo(entry));

    /// <summary>The newest revision of a nested type, or null.</summary>
    public LockEntry? FindNewest(string name)
        => _entries.Values.Where(entry => entry.Key.Kind == "type" && entry.Name == name).OrderByDescending(entry => entry.Revision).FirstOrDefault();

    /// <summary>All entries that a type reaches, itself included, each once.</summary>
    public void Reach(LockType type, HashSet<LockKey> found)
    {
        switch (type)
        {
            case LockReference reference when Find(reference) is { } entry && found.Add(entry.Key):
                if (entry is RecordEntry record) Reach(record.Members, found);
                if (entry is HierarchyEntry hierarchy) foreach (LockCase one in hierarchy.Cases) Reach(one.Record, found);
                break;
            case LockList list:
                Reach(list.Element, found);
                break;
            case LockSet set:
                Reach(set.Element, found);
                break;
            case LockMap map:
                Reach(map.Key, found);
                Reach(map.Value, found);
                break;
            case LockTuple tuple:
                Reach(tuple.Members, found);
                break;
        }
    }

    /// <summary>All entries that members reach.</summary>
    public void Reach(IEnumerable<LockMember> members, HashSet<LockKey> found)
    {
        foreach (LockMember member in members) Reach(member.Type, found);
    }
}
