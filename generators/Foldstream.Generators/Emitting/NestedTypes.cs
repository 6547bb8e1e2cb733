using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>The records, arrays, closed hierarchies and enums with a member for unknown numbers inside an event, each once, with the name that its methods in the codec end in.</summary>
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
        if (plain is not (ArrayWire or RecordWire or HierarchyWire or EnumWire { Unknown: not null }) || _types.Exists(known => known.Type.Equals(plain)))
        {
            return;
        }

        if (plain is ArrayWire array)
        {
            Add(array.Element);
        }
        else if (plain is RecordWire record)
        {
            foreach (MemberModel member in record.Members)
            {
                Add(member.Type);
            }
        }
        else if (plain is HierarchyWire hierarchy)
        {
            foreach (CaseModel one in hierarchy.Cases)
            {
                Add(one.Record);
            }
        }

        string name = Describe(plain), unique = name;
        for (int i = 2; _types.Exists(known => known.Name == unique); i++)
        {
            unique = name + "_" + CSharpText.Number(i);
        }

        _types.Add((plain, unique));
    }

    private static string Describe(WireType type)
    {
        string name = type switch
        {
            ArrayWire array => "ArrayOf" + Describe(array.Element),
            ScalarWire scalar => scalar.Kind.ToString(),
            _ => CSharpText.ShortName(type.ClrType),
        };
        return type.IsNullable ? "Nullable" + name : name;
    }
}
