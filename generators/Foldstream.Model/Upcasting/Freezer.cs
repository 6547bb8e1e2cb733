using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Upcasting;

/// <summary>
/// Gives old versions types that the code can name: the live type as long as it reads what the old one wrote, else one that is generated for the revision, once
/// for all that share it.
/// </summary>
internal sealed class Freezer
{
    private readonly LockTypes _types;
    private readonly Dictionary<string, LiveType> _live;
    private readonly Dictionary<LockKey, (WireType Type, bool IsPublic)> _bound = [];
    private readonly List<RevisionModel> _revisions = [];
    private readonly HashSet<LockKey> _open = [];
    private readonly Dictionary<string, LockKey> _names = new(StringComparer.Ordinal);
    private bool _isPublic, _isCyclic;

    private Freezer(EventLock known, IEnumerable<LiveType> live)
    {
        _types = new LockTypes(known.Current);
        _live = live.ToDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <param name="known">The project's lock.</param>
    /// <param name="keys">The old versions that are wanted.</param>
    /// <param name="live">What the code has under the names of nested types.</param>
    public static FrozenProject Freeze(EventLock known, IEnumerable<OldVersionKey> keys, IEnumerable<LiveType> live)
    {
        Freezer freezer = new(known, live);
        EquatableArray<FrozenVersion> versions = keys.Select(freezer.Freeze).ToEquatableArray();
        return new FrozenProject(versions, freezer._revisions.OrderBy(revision => revision.FullName, StringComparer.Ordinal).ToEquatableArray());
    }

    private FrozenVersion Freeze(OldVersionKey key)
    {
        if (_types.Find(new LockKey("event", key.EventName, key.Version)) is not EventEntry entry) return new FrozenVersion(key, EquatableArray<MemberModel>.Empty, null, true);

        (_isPublic, _isCyclic) = (true, false);
        EquatableArray<MemberModel> members = Members(entry.Members);
        return _isCyclic
            ? new FrozenVersion(key, EquatableArray<MemberModel>.Empty, null, true)
            : new FrozenVersion(key, members, new FrozenShape(_types).Print(entry.Members), _isPublic);
    }

    private EquatableArray<MemberModel> Members(EquatableArray<LockMember> members) => members.Select(member =>
    {
        WireType type = Type(member.FrozenType);
        return new MemberModel { Name = member.Name, Type = type, IsParameter = true, Default = LockDefault.Read(member.Default, type) };
    }).ToEquatableArray();

    private WireType Type(LockType type)
    {
        WireType core = type switch
        {
            LockScalar scalar => new ScalarWire(scalar.Kind) { ClrType = ScalarKinds.NameOf(scalar.Kind) },
            LockList list => Generic("ImmutableArray", name => new ArrayWire(Type(list.Element)) { ClrType = name }, list.Element),
            LockSet set => Generic("ImmutableHashSet", name => new SetWire(CollectionKind.ImmutableHashSet, Type(set.Element)) { ClrType = name }, set.Element),
            LockMap map => Generic("ImmutableDictionary", name => new MapWire(CollectionKind.ImmutableDictionary, Type(map.Key), Type(map.Value)) { ClrType = name }, map.Key, map.Value),
            LockTuple tuple => Tuple(Members(tuple.Members)),
            LockReference reference when _types.Find(reference) is { } entry => Named(entry),
            _ => new RawWire { ClrType = "global::System.ReadOnlyMemory<byte>" },
        };
        return type.IsNullable ? core with { IsNullable = true } : core;
    }

    private WireType Generic(string name, Func<string, WireType> make, params LockType[] arguments)
        => make($"global::System.Collections.Immutable.{name}<{string.Join(", ", arguments.Select(argument => Type(argument).TypeName))}>");

    private static RecordWire Tuple(EquatableArray<MemberModel> members) => new(IsStruct: true, members)
    {
        ClrType = members.Count == 1 ? $"global::System.ValueTuple<{members[0].Type.TypeName}>" : $"({string.Join(", ", members.Select(member => $"{member.Type.TypeName} {TypeNames.Escaped(member.Name)}"))})",
    };

    private WireType Named(LockEntry entry)
    {
        if (_bound.TryGetValue(entry.Key, out (WireType Type, bool IsPublic) known))
        {
            _isPublic &= known.IsPublic;
            return known.Type;
        }

        if (!_open.Add(entry.Key))
        {
            _isCyclic = true;
            return new RawWire { ClrType = "global::System.ReadOnlyMemory<byte>" };
        }

        bool outer = _isPublic;
        _isPublic = true;
        WireType type = Live(entry) ?? Revision(entry);
        _open.Remove(entry.Key);
        if (!_isCyclic) _bound.Add(entry.Key, (type, _isPublic));
        _isPublic &= outer;
        return type;
    }

    /// <summary>The type that the code has, while it reads all that was written as this one.</summary>
    private WireType? Live(LockEntry entry)
    {
        if (!_live.TryGetValue(entry.Name, out LiveType? live) || live.Type is not { } type) return null;

        LiveLock code = new(new LockTypes([]));
        LockType now = code.Add(type);
        LockTypes all = new(code.Types);
        if (now is not LockReference reference || all.Find(reference) is not { } current || LockComparison.Of(entry, _types, current, all).Count > 0) return null;

        _isPublic = live.IsPublic;
        return type;
    }

    private WireType Revision(LockEntry entry)
    {
        string space = _live.TryGetValue(entry.Name, out LiveType? live) ? live.Namespace : "";
        string inner = (space.Length == 0 ? entry.Name : entry.Name.Substring(space.Length + 1)).Replace("@", "");
        string name = _types.Any(other => other.Name != entry.Name && Flat(other) == Flat(entry))
            ? FormattableString.Invariant($"{inner.Replace(".", "_")}_{entry.Revision}")
            : FormattableString.Invariant($"{inner.Replace(".", "")}{entry.Revision}");
        space = space.Length == 0 ? "Revisions" : space + ".Revisions";
        while (_names.TryGetValue(space + "." + name, out LockKey other) && other != entry.Key) name += "_"; // Line@11 and Line1@1 would both be Line11.
        _names[space + "." + name] = entry.Key;
        string clr = $"global::{space}.{name}";
        WireType type = entry switch
        {
            IdentifierEntry identifier => new IdentifierWire(identifier.Kind, "Value") { ClrType = clr },
            EnumEntry numbers => new EnumWire(numbers.Underlying, Numbers(numbers), Unknown: null) { ClrType = clr },
            RecordEntry record => new RecordWire(IsStruct: true, Members(record.Members)) { ClrType = clr },
            HierarchyEntry hierarchy => new HierarchyWire(hierarchy.Cases.Select(one => Case(one, clr)).ToEquatableArray()) { ClrType = clr },
            _ => new RawWire { ClrType = "global::System.ReadOnlyMemory<byte>" },
        };
        if (type is not RawWire && !_isCyclic) _revisions.Add(new RevisionModel(space, name, type, _isPublic));
        return type;
    }

    /// <summary>What <c>Order.Line</c> and <c>OrderLine</c> have in common, and the 11th revision of <c>Line</c> with the first of <c>Line1</c>.</summary>
    private static string Flat(LockEntry entry) => FormattableString.Invariant($"{entry.Name.Replace(".", "")}{entry.Revision}");

    private static EquatableArray<string> Numbers(EnumEntry numbers)
    {
        HashSet<string> names = [.. numbers.Members.Where(member => !member.IsGone).Select(member => member.Name)];
        return numbers.Members.Where(member => !member.IsGone || names.Add(member.Name)).Select(member => member.Name + "=" + member.Number).ToEquatableArray();
    }

    /// <summary>A case derives from its hierarchy, so that it has a form of its own in each revision of it.</summary>
    private CaseModel Case(LockCase one, string hierarchy)
    {
        EquatableArray<MemberModel> members = EquatableArray<MemberModel>.Empty;
        if (_types.Find(one.Record) is RecordEntry record)
        {
            if (_open.Add(record.Key)) members = Members(record.Members);
            else _isCyclic = true;
            _open.Remove(record.Key);
        }

        return new CaseModel(one.Number, one.Name, new RecordWire(IsStruct: false, members) { ClrType = $"{hierarchy}.{one.Name}" });
    }
}
