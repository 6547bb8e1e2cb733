using Foldstream.Locking;
using Foldstream.Model;

namespace Foldstream.Generators.Tests.Locking;

/// <summary>A lock with all that a lock can hold, by chance.</summary>
internal static class RandomLock
{
    private static readonly string[] Defaults = ["1", "-0.50", "true", "default", "NaN", "\"a, b) \\\" c\"", "','", "\"\""];

    public static EventLock Of(int seed)
    {
        Random random = new(seed);
        return new EventLock(Half(random, "Old"), Half(random, "New"));
    }

    private static EquatableArray<LockEntry> Half(Random random, string space)
    {
        List<LockEntry> entries = [];
        for (int i = 0; i < random.Next(4); i++) entries.Add(new IdentifierEntry(Kind(random)) { Name = $"{space}.Id{i}", Revision = 1 + random.Next(3) });
        for (int i = 0; i < random.Next(4); i++) entries.Add(new EnumEntry(ScalarKind.Int32, Numbers(random)) { Name = $"{space}.Enum{i}", Revision = 1 });
        for (int i = 0; i < random.Next(4); i++) entries.Add(new RecordEntry(Members(random, entries)) { Name = $"{space}.Récord{i}", Revision = 2 });
        if (entries.OfType<RecordEntry>().Any())
        {
            LockCase[] cases = [.. entries.OfType<RecordEntry>().Select((record, i) => new LockCase(i * 3, new LockReference(record.Name, record.Revision)))];
            entries.Add(new HierarchyEntry(cases.ToEquatableArray()) { Name = space + ".Way", Revision = 1 });
        }

        for (int i = 0; i < random.Next(5); i++)
        {
            entries.Add(new EventEntry($"{space}.Event{i}", Members(random, entries)) { Name = "e-" + i, Revision = 1 + random.Next(5), IsRetired = random.Next(4) == 0 });
        }

        for (int i = 0; i < random.Next(3); i++) entries.Add(new AggregateEntry($"{space}.Aggregate{i}", new LockScalar(ScalarKind.Guid)) { Name = "a" + i, IsRetired = random.Next(4) == 0 });
        return entries.ToEquatableArray();
    }

    private static EquatableArray<LockNumber> Numbers(Random random)
        => Enumerable.Range(0, random.Next(4)).Select(i => new LockNumber("N" + i, $"{i - 1}", random.Next(3) == 0)).ToEquatableArray();

    private static EquatableArray<LockMember> Members(Random random, List<LockEntry> known, int depth = 0, int least = 0)
        => Enumerable.Range(0, least + random.Next(4))
            .Select(i => new LockMember("M" + i, Type(random, known, depth), random.Next(3) == 0 ? Defaults[random.Next(Defaults.Length)] : null, random.Next(5) == 0))
            .ToEquatableArray();

    private static LockType Type(Random random, List<LockEntry> known, int depth)
    {
        LockType type = random.Next(depth > 3 ? 2 : 7) switch
        {
            1 when known.FirstOrDefault(entry => entry is not EventEntry) is { } entry => new LockReference(entry.Name, entry.Revision),
            2 => new LockList(Type(random, known, depth + 1)),
            3 => new LockSet(Type(random, known, depth + 1)),
            4 => new LockMap(Type(random, known, depth + 1), Type(random, known, depth + 1)),
            5 => new LockTuple(Members(random, known, depth + 1, least: 1)),
            6 => new LockAny(),
            _ => new LockScalar(Kind(random)),
        };
        return random.Next(3) == 0 ? type with { IsNullable = true } : type;
    }

    private static ScalarKind Kind(Random random) => Enum.GetValues<ScalarKind>()[random.Next(Enum.GetValues<ScalarKind>().Length)];
}
