using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>
/// Finds what keeps the code from reading what is shipped, in the order of the members. The rules are those of <c>docs/wire-format.md</c>, and two that
/// bytes don't show: a member stays where it is, and what once had a default keeps one, since older bytes may lack it.
/// </summary>
internal sealed class LockComparison
{
    private readonly LockTypes _before, _after;
    private readonly List<LockDifference> _found = [];

    private LockComparison(LockTypes before, LockTypes after) => (_before, _after) = (before, after);

    /// <summary>Compares two forms of an entry.</summary>
    /// <param name="before">What is shipped.</param>
    /// <param name="beforeTypes">What it refers to.</param>
    /// <param name="after">What the code has.</param>
    /// <param name="afterTypes">What that refers to.</param>
    public static List<LockDifference> Of(LockEntry before, LockTypes beforeTypes, LockEntry after, LockTypes afterTypes)
    {
        LockComparison comparison = new(beforeTypes, afterTypes);
        if ((before, after) is (AggregateEntry b, AggregateEntry a)) comparison.Compare("", "key", b.KeyType, a.KeyType, "");
        else if (MembersOf(before) is { } old && MembersOf(after) is { } now) comparison.CompareMembers("", old, now);
        else comparison.CompareEntries("", "", before, after, stored: "");
        return comparison._found;
    }

    /// <summary>Whether values of one type can be read as values of another.</summary>
    public static bool IsReadable(LockType before, LockTypes beforeTypes, LockType after, LockTypes afterTypes)
    {
        LockComparison comparison = new(beforeTypes, afterTypes);
        comparison.Compare("", "", before, after, "");
        return comparison._found.Count == 0;
    }

    private static EquatableArray<LockMember>? MembersOf(LockEntry entry) => entry switch
    {
        EventEntry e => e.Members,
        RecordEntry record => record.Members,
        _ => null,
    };

    private void CompareMembers(string path, EquatableArray<LockMember> before, EquatableArray<LockMember> after, string top = "")
    {
        int common = Math.Min(before.Count, after.Count);
        for (int i = 0; i < common; i++)
        {
            LockMember old = before[i], now = after[i];
            string member = top.Length > 0 ? top : old.Name, way = path + old.Name, stored = LockText.Print(old);
            if (old.Name != now.Name)
            {
                // What follows is out of step, too, and says nothing more.
                _found.Add(new LockDifference(member, way, WhyElsewhere(i, before, after), stored, top.Length > 0 ? "" : now.Name));
                return;
            }

            if (old.MayBeMissing && !now.MayBeMissing && !(old.Type.IsNullable && old.Default is null)) Add(member, way, "had a default and has none, though older bytes may end before it", stored);
            Compare(member, way, old.Type, now.Type, stored);
        }

        foreach (LockMember old in before.Skip(common)) Add(top.Length > 0 ? top : old.Name, path + old.Name, "was removed", LockText.Print(old));
        foreach (LockMember now in after.Skip(common).Where(now => !now.MayBeMissing))
        {
            Add(top.Length > 0 ? top : now.Name, path + now.Name, "is new and has neither a default nor is it nullable", "");
        }
    }

    private static string WhyElsewhere(int place, EquatableArray<LockMember> before, EquatableArray<LockMember> after)
    {
        string name = before[place].Name, instead = after[place].Name;
        int elsewhere = after.ToList().FindIndex(other => other.Name == name);
        return elsewhere >= 0 ? $"was member {place + 1} and is member {elsewhere + 1}"
            : before.Any(other => other.Name == instead) ? $"was removed from among the others, so that '{instead}' stands in its place"
            : $"was removed or renamed, and '{instead}' stands in its place";
    }

    private void Compare(string member, string path, LockType before, LockType after, string stored)
    {
        if (before.IsNullable && !after.IsNullable)
        {
            Add(member, path, "could be null and can't be any more", stored);
            return;
        }

        switch (before, after)
        {
            case (LockList b, LockList a):
                Compare(member, path + "[]", b.Element, a.Element, stored);
                break;
            case (LockSet b, LockList a):
                Compare(member, path + "[]", b.Element, a.Element, stored);
                break;
            case (LockSet b, LockSet a):
                Compare(member, path + "{}", b.Element, a.Element, stored);
                break;
            case (LockMap b, LockMap a):
                Compare(member, path + "{key}", b.Key, a.Key, stored);
                Compare(member, path + "{}", b.Value, a.Value, stored);
                break;
            case (LockAny, LockAny):
                break;
            default:
                CompareNamed(member, path, before, after, stored);
                break;
        }
    }

    private void CompareNamed(string member, string path, LockType before, LockType after, string stored)
    {
        LockEntry? old = (before as LockReference) is { } b ? _before.Find(b) : null, now = (after as LockReference) is { } a ? _after.Find(a) : null;
        if (MembersOf(before, old) is { } members && MembersOf(after, now) is { } others) CompareMembers(path + ".", members, others, member);
        else if (KindOf(before, old) is { } kind && KindOf(after, now) is { } other && kind == other) return;
        else if (old is EnumEntry or HierarchyEntry && old.Keyword == now?.Keyword) CompareEntries(member, path, old, now, stored);
        else Add(member, path, $"was '{Describe(before, old)}' and is '{Describe(after, now)}'", stored);
    }

    private static EquatableArray<LockMember>? MembersOf(LockType type, LockEntry? entry) => type is LockTuple tuple ? tuple.Members : (entry as RecordEntry)?.Members;

    private static ScalarKind? KindOf(LockType type, LockEntry? entry) => type is LockScalar scalar ? scalar.Kind : (entry as IdentifierEntry)?.Kind;

    private static string Describe(LockType type, LockEntry? entry) => entry switch
    {
        EnumEntry numbers => $"enum {entry.Name} ({ShapePrinter.NameOf(numbers.Underlying)})",
        IdentifierEntry identifier => $"{entry.Name} ({ShapePrinter.NameOf(identifier.Kind)})",
        not null => entry.Keyword + " " + entry.Name,
        _ => LockText.Print(type),
    };

    private void CompareEntries(string member, string path, LockEntry before, LockEntry after, string stored)
    {
        switch (before, after)
        {
            case (EnumEntry b, EnumEntry a):
                CompareNumbers(member, path, b, a, stored);
                break;
            case (HierarchyEntry b, HierarchyEntry a):
                CompareCases(member, path, b, a, stored);
                break;
            case (IdentifierEntry b, IdentifierEntry a) when b.Kind == a.Kind:
                break;
            case (IdentifierEntry b, IdentifierEntry a):
                Add(member, path, $"was '{ShapePrinter.NameOf(b.Kind)}' and is '{ShapePrinter.NameOf(a.Kind)}'", stored);
                break;
            default:
                Add(member, path, $"was {before.Keyword} {before.Name} and is {after.Keyword} {after.Name}", stored);
                break;
        }
    }

    private void CompareNumbers(string member, string path, EnumEntry before, EnumEntry after, string stored)
    {
        if (before.Underlying != after.Underlying)
        {
            Add(member, path, $"was an enum of '{ShapePrinter.NameOf(before.Underlying)}' and is one of '{ShapePrinter.NameOf(after.Underlying)}'", stored);
        }

        foreach (LockNumber old in before.Members)
        {
            foreach (LockNumber now in after.Members.Where(now => !now.IsGone))
            {
                if (now.Name == old.Name && now.Number != old.Number) Add(member, path, $"is an enum whose '{old.Name}' was {old.Number} and is {now.Number}", stored);
                else if (old.IsGone && now.Number == old.Number && now.Name != old.Name) Add(member, path, $"is an enum in which {old.Number} was '{old.Name}', which is gone, and is '{now.Name}'", stored);
            }
        }
    }

    private void CompareCases(string member, string path, HierarchyEntry before, HierarchyEntry after, string stored)
    {
        foreach (LockCase old in before.Cases)
        {
            string name = old.Name;
            LockCase? known = after.Cases.FirstOrDefault(now => now.Number == old.Number), renumbered = after.Cases.FirstOrDefault(now => now.Name == name && now.Number != old.Number);
            if (renumbered is not null) Add(member, path, $"has the case '{name}', which was {old.Number} and is {renumbered.Number}", stored);
            else if (known is null) Add(member, path, $"lost the case {old.Number}, '{name}'", stored);
            else Compare(member, $"{path}<{name}>", old.Record, known.Record, stored);
        }
    }

    private void Add(string member, string path, string cause, string stored) => _found.Add(new LockDifference(member, path, cause, stored));
}
