namespace Foldstream.Locking;

/// <summary>What entries refer to. A lock from which a merge lost an entry would otherwise be compared as if the code had changed.</summary>
internal static class LockReferences
{
    /// <summary>References to nothing, and types that hold themselves.</summary>
    public static IEnumerable<LockProblem> Check(IReadOnlyList<LockEntry> shipped, IReadOnlyList<LockEntry> unshipped)
        => Check(shipped, new LockTypes(shipped), "[shipped]").Concat(Check(unshipped, new LockTypes(shipped.Concat(unshipped)), "the file"));

    /// <summary>The references of an entry itself, without those of what it refers to.</summary>
    public static IEnumerable<LockReference> Of(LockEntry entry) => entry switch
    {
        EventEntry e => e.Members.SelectMany(member => Of(member.Type)),
        RecordEntry record => record.Members.SelectMany(member => Of(member.Type)),
        HierarchyEntry hierarchy => hierarchy.Cases.Select(one => one.Record),
        AggregateEntry aggregate => Of(aggregate.KeyType),
        _ => [],
    };

    private static IEnumerable<LockProblem> Check(IReadOnlyList<LockEntry> entries, LockTypes types, string place)
    {
        foreach (LockEntry entry in entries)
        {
            if (Of(entry).FirstOrDefault(reference => types.Find(reference) is null) is { } lost)
            {
                yield return new LockProblem(entry.Line.Number, $"{entry.Keyword} {entry.Name} refers to {LockText.Print(lost)}, which {place} has no entry of: put it back as it was");
            }
            else if (entry.Key.Kind == "type" && HoldsItself(entry, types))
            {
                yield return new LockProblem(entry.Line.Number, $"{entry.Keyword} {entry.Name} holds itself, which nothing that is stored does");
            }
        }
    }

    private static bool HoldsItself(LockEntry entry, LockTypes types)
    {
        HashSet<LockKey> seen = [];
        Queue<LockEntry> open = new([entry]);
        while (open.Count > 0)
        {
            foreach (LockEntry held in Of(open.Dequeue()).Select(types.Find).OfType<LockEntry>())
            {
                if (held.Key == entry.Key) return true;
                if (seen.Add(held.Key)) open.Enqueue(held);
            }
        }

        return false;
    }

    private static IEnumerable<LockReference> Of(LockType type) => type switch
    {
        LockReference reference => [reference],
        LockList list => Of(list.Element),
        LockSet set => Of(set.Element),
        LockMap map => Of(map.Key).Concat(Of(map.Value)),
        LockTuple tuple => tuple.Members.SelectMany(member => Of(member.Type)),
        _ => [],
    };
}
