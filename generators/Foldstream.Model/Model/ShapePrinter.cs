using System.Globalization;
using System.Text;

namespace Foldstream.Model;

/// <summary>Prints the wire shape of members: <c>(Sku: str, Lines: [(Quantity: i32, Gift: bool =)])</c>. It reaches the disk and the event lock.</summary>
internal static class ShapePrinter
{
    private static readonly Dictionary<string, ScalarKind> Kinds = Enum.GetNames(typeof(ScalarKind)).Select(name => (ScalarKind)Enum.Parse(typeof(ScalarKind), name)).ToDictionary(NameOf, StringComparer.Ordinal);

    public static string Print(EquatableArray<MemberModel> members)
    {
        StringBuilder text = new();
        PrintMembers(text, members);
        return text.ToString();
    }

    private static void PrintMembers(StringBuilder text, EquatableArray<MemberModel> members)
    {
        text.Append('(');
        for (int i = 0; i < members.Count; i++)
        {
            MemberModel member = members[i];
            text.Append(i == 0 ? "" : ", ").Append(member.Name).Append(": ");
            PrintType(text, member.Type);

            // What is nullable may be missing anyway; the mark is for what only its default lets be missing.
            if (member.Default is not null && !member.Type.IsNullable) text.Append(" =");
        }

        text.Append(')');
    }

    private static void PrintType(StringBuilder text, WireType type)
    {
        switch (type)
        {
            case ScalarWire scalar:
                text.Append(NameOf(scalar.Kind));
                break;
            case EnumWire wire:
                text.Append(NameOf(wire.Underlying)).Append('{').Append(string.Join(", ", wire.Members)).Append('}');
                break;
            case IdentifierWire identifier:
                text.Append(NameOf(identifier.Kind));
                break;
            case ArrayWire array:
                text.Append('[');
                PrintType(text, array.Element);
                text.Append(']');
                break;
            case ListWire list:
                text.Append('[');
                PrintType(text, list.Element);
                text.Append(']');
                break;
            case SetWire set:
                text.Append('{');
                PrintType(text, set.Element);
                text.Append('}');
                break;
            case MapWire map:
                text.Append('{');
                PrintType(text, map.Key);
                text.Append(": ");
                PrintType(text, map.Value);
                text.Append('}');
                break;
            case ConvertedWire converted:
                PrintType(text, converted.Stored);
                break;
            case FormattedWire:
                text.Append("any");
                break;
            case RecordWire record:
                PrintMembers(text, record.Members);
                break;
            case HierarchyWire hierarchy:
                PrintCases(text, hierarchy.Cases);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "A wire type without a name in a shape.");
        }

        if (type.IsNullable) text.Append('?');
    }

    private static void PrintCases(StringBuilder text, EquatableArray<CaseModel> cases)
    {
        text.Append('<');
        for (int i = 0; i < cases.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(cases[i].Number.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(cases[i].Name).Append(": ");
            PrintMembers(text, cases[i].Record.Members);
        }

        text.Append('>');
    }

    /// <summary>The plain value with a name, or null.</summary>
    public static ScalarKind? KindOf(string name) => Kinds.TryGetValue(name, out ScalarKind kind) ? kind : null;

    public static string NameOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.SByte => "i8",
        ScalarKind.Int16 => "i16",
        ScalarKind.Int32 => "i32",
        ScalarKind.Int64 => "i64",
        ScalarKind.Byte => "u8",
        ScalarKind.UInt16 => "u16",
        ScalarKind.UInt32 => "u32",
        ScalarKind.UInt64 => "u64",
        ScalarKind.Single => "f32",
        ScalarKind.Double => "f64",
        ScalarKind.Char => "char",
        ScalarKind.String => "str",
        ScalarKind.Guid => "guid",
        ScalarKind.Decimal => "decimal",
        ScalarKind.DateTime => "datetime",
        ScalarKind.DateTimeOffset => "datetimeoffset",
        ScalarKind.DateOnly => "date",
        ScalarKind.TimeOnly => "time",
        ScalarKind.TimeSpan => "duration",
        ScalarKind.Bytes => "bin",
        ScalarKind.Half => "f16",
        ScalarKind.Int128 => "i128",
        ScalarKind.UInt128 => "u128",
        ScalarKind.BigInteger => "bigint",
        ScalarKind.Uri => "uri",
        ScalarKind.Version => "version",
        ScalarKind.Rune => "rune",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A plain value without a name in a shape."),
    };
}
