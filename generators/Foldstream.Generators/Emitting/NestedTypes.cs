using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>The records, arrays, collections, converted types, closed hierarchies and enums with a member for unknown numbers inside an event, each once, with the name that its methods in the codec end in.</summary>
internal sealed class NestedTypes
{
    private readonly List<(WireType Type, string Name)> _types = [];

    public NestedTypes(IEnumerable<MemberModel> members)
    {
        foreach (MemberModel member in members)
        {
            Add(member.Type);
        }
    }

    /// <summary>The types in the order in which they first occur, a type behind those that it holds.</summary>
    public IReadOnlyList<(WireType Type, string Name)> All => _types;

    /// <summary>The name of one of them.</summary>
    public string NameOf(WireType type) => _types.Find(known => known.Type.Equals(Plain(type))).Name;

    private static WireType Plain(WireType type) => type with { IsNullable = false };

    private void Add(WireType type)
    {
        WireType plain = Plain(type);
        if (plain is not (ArrayWire or ListWire or SetWire or MapWire or ConvertedWire or RecordWire or HierarchyWire or EnumWire { Unknown: not null }) || _types.Exists(known => known.Type.Equals(plain)))
        {
            return;
        }

        foreach (WireType held in HeldBy(plain))
        {
            Add(held);
        }

        string name = Describe(plain), unique = name;
        for (int i = 2; _types.Exists(known => known.Name == unique); i++)
        {
            unique = name + "_" + CSharpText.Number(i);
        }

        _types.Add((plain, unique));
    }

    private static IEnumerable<WireType> HeldBy(WireType type) => type switch
    {
        ArrayWire array => [array.Element],
        ListWire list => [list.Element],
        SetWire set => [set.Element],
        MapWire map => [map.Key, map.Value],
        ConvertedWire converted => [converted.Stored],
        RecordWire record => record.Members.Select(member => member.Type),
        HierarchyWire hierarchy => hierarchy.Cases.Select(one => one.Record),
        _ => [],
    };

    private static string Describe(WireType type)
    {
        string name = type switch
        {
            ArrayWire array => "ArrayOf" + Describe(array.Element),
            ListWire list => $"{list.Kind}Of{Describe(list.Element)}",
            SetWire set => $"{set.Kind}Of{Describe(set.Element)}",
            MapWire map => $"{map.Kind}Of{Describe(map.Key)}To{Describe(map.Value)}",
            RecordWire { IsTuple: true } tuple => "TupleOf" + string.Join("And", tuple.Members.Select(member => Describe(member.Type))),
            ScalarWire scalar => scalar.Kind.ToString(),
            RawWire => "Any",
            _ => CSharpText.ShortName(type.ClrType),
        };
        return type.IsNullable ? "Nullable" + name : name;
    }
}
