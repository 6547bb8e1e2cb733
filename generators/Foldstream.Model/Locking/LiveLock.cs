using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>Makes entries of what the code has. Nested types get the revision of the newest pinned entry that they can still read, or the next one.</summary>
/// <param name="pinned">What stays as it is: what is shipped, and what frozen versions refer to.</param>
internal sealed class LiveLock(LockTypes pinned)
{
    private readonly Dictionary<string, LockEntry> _types = new(StringComparer.Ordinal);

    private readonly List<(EventEntry Before, EventEntry After)> _events = [];

    /// <summary>The nested types that were met.</summary>
    public IEnumerable<LockEntry> Types
    {
        get
        {
            // What an enum was called before remembers for it, too.
            foreach ((EnumEntry before, EnumEntry after) in LockSuccession.Of(_events, pinned, new LockTypes(_types.Values)))
            {
                _types[after.Name] = Remember(before, _types[after.Name]);
            }

            _events.Clear();
            return _types.Values;
        }
    }

    public EventEntry Add(EventModel model)
    {
        EventEntry entry = new(NameOf(model.Type.FullName), Members(model.Members)) { Name = model.Name, Revision = model.SchemaVersion };
        if (pinned.Find(entry.Key) is EventEntry { IsRetired: false } before) _events.Add((before, entry));
        return entry;
    }

    /// <param name="model">The aggregate.</param>
    /// <returns>Null where its key is misshapen.</returns>
    public AggregateEntry? Add(AggregateModel model)
    {
        if (model.KeyKind is not { } kind) return null;

        return new AggregateEntry(NameOf(model.Type.FullName), Key(model.KeyType, kind, isIdentifier: model.KeyValueName is not null)) { Name = model.Category };
    }

    /// <summary>Adds a type, and all that it holds.</summary>
    public LockType Add(WireType type) => Type(type);

    /// <summary>The type of an aggregate's key.</summary>
    public LockType Key(string type, ScalarKind kind, bool isIdentifier) => isIdentifier ? Identifier(type, kind) : new LockScalar(kind);

    private EquatableArray<LockMember> Members(EquatableArray<MemberModel> members)
        => members.Select(member => new LockMember(member.Name, Type(member.Type), LockDefault.Write(member.Default, member.Type))).ToEquatableArray();

    private LockType Type(WireType type)
    {
        LockType core = type switch
        {
            ScalarWire scalar => new LockScalar(scalar.Kind),
            IdentifierWire identifier => Identifier(type.ClrType, identifier.Kind),
            EnumWire numbers => Named(type.ClrType, () => new EnumEntry(numbers.Underlying, numbers.Members.Select(Number).ToEquatableArray()) { Name = NameOf(type.ClrType) }),
            ArrayWire array => new LockList(Type(array.Element)),
            ListWire list => new LockList(Type(list.Element)),
            SetWire set => new LockSet(Type(set.Element)),
            MapWire map => new LockMap(Type(map.Key), Type(map.Value)),
            ConvertedWire converted => Type(converted.Stored),
            FormattedWire => new LockAny(),
            RecordWire { IsTuple: true } tuple => new LockTuple(Members(tuple.Members)),
            RecordWire record => Record(record),
            HierarchyWire hierarchy => Named(type.ClrType, () => new HierarchyEntry(hierarchy.Cases.Select(one => new LockCase(one.Number, Record(one.Record))).ToEquatableArray()) { Name = NameOf(type.ClrType) }),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A wire type that the lock has no word for."),
        };
        return type.IsNullable ? core with { IsNullable = true } : core;
    }

    private static LockNumber Number(string member)
    {
        int at = member.IndexOf('=');
        return new LockNumber(member.Substring(0, at), member.Substring(at + 1));
    }

    private LockReference Record(RecordWire record) => Named(record.ClrType, () => new RecordEntry(Members(record.Members)) { Name = NameOf(record.ClrType) });

    private LockReference Identifier(string type, ScalarKind kind) => Named(type, () => new IdentifierEntry(kind) { Name = NameOf(type) });

    private LockReference Named(string clrType, Func<LockEntry> make)
    {
        string name = NameOf(clrType);
        if (!_types.TryGetValue(name, out LockEntry? entry)) _types.Add(name, entry = Revise(make()));
        return new LockReference(name, entry.Revision);
    }

    private LockEntry Revise(LockEntry live)
    {
        if (pinned.FindNewest(live.Name) is not { } known) return live with { Revision = 1 };

        LockEntry same = live with { Revision = known.Revision };
        bool reads = LockComparison.Of(known, pinned, same, new LockTypes(_types.Values)).Count == 0;
        return reads ? Remember(known, same) : live with { Revision = known.Revision + 1 };
    }

    /// <summary>A number that had a name may still be stored: it is kept, so that no other name takes it.</summary>
    private static LockEntry Remember(LockEntry known, LockEntry live)
    {
        if ((known, live) is not (EnumEntry before, EnumEntry now)) return live;

        HashSet<string> numbers = [.. now.Members.Select(member => member.Number)], names = [.. now.Members.Select(member => member.Name)];
        List<LockNumber> gone = [.. before.Members.Where(member => !numbers.Contains(member.Number) && !names.Contains(member.Name)).Select(member => member with { IsGone = true })];
        return gone.Count == 0 ? live : now with { Members = now.Members.Concat(gone).OrderBy(member => decimal.Parse(member.Number, System.Globalization.CultureInfo.InvariantCulture)).ToEquatableArray() };
    }

    /// <summary>A type as the lock names it, from its name in emitted code.</summary>
    public static string NameOf(string fullName) => fullName.Replace("global::", "");
}
