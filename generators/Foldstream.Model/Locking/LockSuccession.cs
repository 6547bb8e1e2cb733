using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>
/// Finds which enums stand now where others stood: what is called otherwise is known by the members that hold it, each at its place and under its name.
/// </summary>
internal sealed class LockSuccession
{
    private readonly LockTypes _before, _after;
    private readonly HashSet<(EnumEntry Before, EnumEntry After)> _found = [];
    private readonly HashSet<(LockKey Before, LockKey After)> _seen = [];

    private LockSuccession(LockTypes before, LockTypes after) => (_before, _after) = (before, after);

    /// <param name="events">Events of the same name and version.</param>
    /// <param name="before">What the former refer to.</param>
    /// <param name="after">What the latter refer to.</param>
    /// <returns>The enums that have another name now.</returns>
    public static IReadOnlyCollection<(EnumEntry Before, EnumEntry After)> Of(IEnumerable<(EventEntry Before, EventEntry After)> events, LockTypes before, LockTypes after)
    {
        LockSuccession succession = new(before, after);
        foreach ((EventEntry old, EventEntry now) in events) succession.Pair(old.Members, now.Members);
        return succession._found;
    }

    private void Pair(EquatableArray<LockMember> before, EquatableArray<LockMember> after)
    {
        for (int i = 0; i < before.Count && i < after.Count && before[i].Name == after[i].Name; i++) Pair(before[i].Type, after[i].Type);
    }

    private void Pair(LockType before, LockType after)
    {
        switch (before, after)
        {
            case (LockList b, LockList a):
                Pair(b.Element, a.Element);
                break;
            case (LockSet b, LockSet a):
                Pair(b.Element, a.Element);
                break;
            case (LockSet b, LockList a):
                Pair(b.Element, a.Element);
                break;
            case (LockMap b, LockMap a):
                Pair(b.Key, a.Key);
                Pair(b.Value, a.Value);
                break;
            default:
                LockEntry? old = Find(_before, before), now = Find(_after, after);
                if (MembersOf(before, old) is { } members && MembersOf(after, now) is { } others) Pair(members, others);
                else if (old is not null && now is not null && _seen.Add((old.Key, now.Key))) Pair(old, now);
                break;
        }
    }

    private void Pair(LockEntry before, LockEntry after)
    {
        if ((before, after) is (EnumEntry b, EnumEntry a) && b.Name != a.Name && b.Underlying == a.Underlying) _found.Add((b, a));
        if ((before, after) is not (HierarchyEntry old, HierarchyEntry now)) return;

        foreach (LockCase one in old.Cases)
        {
            if (now.Cases.FirstOrDefault(other => other.Number == one.Number) is { } same) Pair(one.Record, same.Record);
        }
    }

    private static LockEntry? Find(LockTypes types, LockType type) => type is LockReference reference ? types.Find(reference) : null;

    private static EquatableArray<LockMember>? MembersOf(LockType type, LockEntry? entry) => type is LockTuple tuple ? tuple.Members : (entry as RecordEntry)?.Members;
}
