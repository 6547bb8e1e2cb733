using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints statements that read values from <c>payload</c> at <c>position</c> into locals named after the members.</summary>
internal sealed partial class DecodingEmitter(string codec, NestedTypes nested)
{
    private const string Source = "payload, ref position";

    /// <summary>
    /// The condition under which <see cref="EmitStraight"/> can read: all members are there, and those in front that always have one size stand
    /// where they should. Their offsets are constants, so that one comparison of the length serves all.
    /// </summary>
    public static string IsInUsualForm(EquatableArray<MemberModel> members)
    {
        int at = Wire.HeaderSize(members.Count);
        List<string> conditions = [];
        foreach (MemberModel member in Front(members))
        {
            conditions.Add($"{Wire.Reader}.Has{FixedKind(member.Type)}At(payload, {CSharpText.Number(at)})");
            at += FixedSize(member.Type);
        }

        return string.Join("\n    && ", [$"{Wire.Reader}.HasArrayAtStart(payload, {CSharpText.Number(members.Count)}, {CSharpText.Number(at)})", .. conditions]);
    }

    /// <summary>Reads members that are all there, skipping those that <c>members</c> says nobody reads.</summary>
    public void EmitStraight(SourceWriter writer, EquatableArray<MemberModel> members, bool canSkip)
    {
        string[] locals = LocalsOf(members);
        int at = Wire.HeaderSize(members.Count), front = 0;
        foreach (MemberModel member in Front(members))
        {
            string value = $"{Wire.Reader}.{FixedKind(member.Type)}At(payload, {CSharpText.Number(at)})";
            writer.Line($"{member.Type.TypeName} {locals[front++]} = {(member.Type is IdentifierWire ? $"new {member.Type.ClrType}({value})" : value)};");
            at += FixedSize(member.Type);
        }

        writer.Line($"int position = {CSharpText.Number(at)};");
        for (int i = front; i < members.Count; i++)
        {
            WireType type = members[i].Type;
            if (canSkip && IsSkippable(i, type))
            {
                writer.Line($"{type.TypeName} {locals[i]} = default!;");
                EmitReadOrSkip(writer, i, members[i], locals[i]);
                writer.Line();
            }
            else
            {
                EmitNilCheck(writer, type, members[i].Name);
                writer.Line($"{type.TypeName} {locals[i]} = {Read(type)};");
            }
        }
    }

    /// <summary>Reads as many members as there are: later ones get their default, and what follows the last known one is skipped.</summary>
    public void EmitUneven(SourceWriter writer, EquatableArray<MemberModel> members, bool canSkip)
    {
        string[] locals = LocalsOf(members);
        for (int i = 0; i < members.Count; i++)
        {
            MemberModel member = members[i];
            writer.Line($"{member.Type.TypeName} {locals[i]} = default!;");
            using (writer.Block($"if (count > {CSharpText.Number(i)})"))
            {
                if (canSkip && IsSkippable(i, member.Type))
                {
                    EmitReadOrSkip(writer, i, member, locals[i]);
                }
                else
                {
                    EmitRead(writer, member, locals[i]);
                }
            }

            using (writer.Block("else"))
            {
                writer.Line(member.Default is { } missing
                    ? $"{locals[i]} = {missing};"
                    : $"{Wire.Reader}.ThrowMissingMember({CSharpText.Literal(member.Name)}, position);");
            }

            writer.Line();
        }

        string known = CSharpText.Number(members.Count);
        using (writer.Block($"if (count > {known})"))
        {
            writer.Line($"{Wire.Reader}.Skip({Source}, count - {known});");
        }

        writer.Line();
    }

    /// <summary>The expression that makes a value of the locals.</summary>
    public static string Construction(string type, EquatableArray<MemberModel> members)
    {
        string[] locals = LocalsOf(members);
        IEnumerable<string> arguments = members.Select((member, i) => (member, i)).Where(m => m.member.IsParameter).Select(m => locals[m.i]);
        string[] properties =
            [.. members.Select((member, i) => (member, i)).Where(m => !m.member.IsParameter).Select(m => $"{CSharpText.Name(m.member.Name)} = {locals[m.i]}")];
        string constructor = type[0] == '(' ? "" : "new " + type;
        return $"{constructor}({string.Join(", ", arguments)})" + (properties.Length == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");
    }

    /// <summary>The method that reads a record, an array, a collection, a closed hierarchy or an enum with a member for unknown numbers.</summary>
    public void EmitMethod(SourceWriter writer, WireType type, string name)
    {
        using (writer.Block($"internal static {type.ClrType} Read{name}(global::System.ReadOnlySpan<byte> payload, ref int position)"))
        {
            if (type is RecordWire { IsByField: true } state)
            {
                EmitFields(writer, state, name);
                return;
            }

            if (type is RecordWire record)
            {
                writer.Line($"int count = {Wire.Reader}.ReadArrayHeader({Source});");
                EmitUneven(writer, record.Members, canSkip: false);
                writer.Line($"return {Construction(type.ClrType, record.Members)};");
                return;
            }

            if (type is HierarchyWire hierarchy)
            {
                EmitCases(writer, hierarchy);
                return;
            }

            if (type is EnumWire { Unknown: { } unknown } number)
            {
                IEnumerable<string> known = unknown.Known.Select(range => range.First == range.Last ? range.First : $">= {range.First} and <= {range.Last}");
                writer.Line($"{ScalarKinds.NameOf(number.Underlying)} number = {Wire.Reader}.Read{number.Underlying}({Source});");
                writer.Line($"return number is {string.Join(" or ", known)} ? ({type.ClrType})number : {type.ClrType}.{CSharpText.Name(unknown.Name)};");
                return;
            }

            if (type is ConvertedWire converted)
            {
                EmitConversion(writer, converted);
                return;
            }

            if (type is not ArrayWire array)
            {
                EmitCollection(writer, type, name);
                return;
            }

            using (writer.Block($"if ({Wire.Reader}.TryReadNil({Source}))"))
            {
                writer.Line("return default;");
            }

            writer.Line();
            EmitItems(writer, array.Element, name);
            writer.Line("return global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);");
        }
    }

    private void EmitCases(SourceWriter writer, HierarchyWire hierarchy)
    {
        writer.Line($"int number = {Wire.Reader}.ReadCase({Source});");
        using (writer.Block("switch (number)"))
        {
            foreach (CaseModel one in hierarchy.Cases)
            {
                writer.Line($"case {CSharpText.Number(one.Number)}:");
                writer.Line($"    return {Read(one.Record)};");
            }

            writer.Line("default:");
            writer.Line($"    {Wire.Reader}.ThrowUnknownCase({CSharpText.Literal(CSharpText.ShortName(hierarchy.ClrType))}, number, position);");
            writer.Line("    return default!;");
        }
    }

    /// <summary>The members in front of the first whose size depends on its value.</summary>
    private static IEnumerable<MemberModel> Front(EquatableArray<MemberModel> members) => members.TakeWhile(member => FixedSize(member.Type) > 0);

    // Times have several forms, and each is usual somewhere.
    private static int FixedSize(WireType type) => type.IsNullable ? 0 : FixedKind(type) switch
    {
        ScalarKind.Boolean => 1,
        ScalarKind.Single => 5,
        ScalarKind.Double => 9,
        ScalarKind.Guid or ScalarKind.Decimal => 18,
        _ => 0,
    };

    private static ScalarKind? FixedKind(WireType type) => type switch
    {
        ScalarWire scalar => scalar.Kind,
        IdentifierWire identifier => identifier.Kind,
        _ => null,
    };

    // Members from the 64th on have no bit.
    private static bool IsSkippable(int index, WireType type) => index < 64 && type.Allocates;

    private void EmitReadOrSkip(SourceWriter writer, int index, MemberModel member, string local)
    {
        using (writer.Block($"if ((members & {CSharpText.Mask(1UL << index)}) != 0)"))
        {
            EmitRead(writer, member, local);
        }

        using (writer.Block("else"))
        {
            writer.Line($"{Wire.Reader}.Skip({Source});");
        }
    }

    private void EmitRead(SourceWriter writer, MemberModel member, string local)
    {
        EmitNilCheck(writer, member.Type, member.Name);
        writer.Line($"{local} = {Read(member.Type)};");
    }

    private static void EmitNilCheck(SourceWriter writer, WireType type, string member)
    {
        if (Wire.RefusesNil(type))
        {
            using (writer.Block($"if ({Wire.Reader}.TryReadNil({Source}))"))
            {
                writer.Line($"{Wire.Reader}.ThrowNullMember({CSharpText.Literal(member)}, position);");
            }

            writer.Line();
        }
    }

    private string Read(WireType type)
    {
        string value = type switch
        {
            ScalarWire scalar => $"{Wire.Reader}.Read{scalar.Kind}({Source})",
            EnumWire { Unknown: null } number => $"({type.ClrType}){Wire.Reader}.Read{number.Underlying}({Source})",
            IdentifierWire identifier => $"new {type.ClrType}({Wire.Reader}.Read{identifier.Kind}({Source}))",
            FormattedWire formatted => $"{Wire.Formatter}.Read<{type.ClrType}>({Source}, {formatted.Formatter})",
            RawWire => $"{Wire.Reader}.ReadRaw({Source})",
            _ => $"{codec}.Read{nested.NameOf(type)}({Source})",
        };
        return type.IsNullable ? $"{Wire.Reader}.TryReadNil({Source}) ? default({type.TypeName}) : {value}" : value;
    }

    // Readable names that meet neither each other nor the method's own.
    private static string[] LocalsOf(EquatableArray<MemberModel> members)
    {
        HashSet<string> taken = ["payload", "position", "members", "count", "other", "e"];
        return [.. members.Select(member =>
        {
            string name = char.ToLowerInvariant(member.Name[0]) + member.Name.Substring(1);
            while (!taken.Add(name))
            {
                name += "_";
            }

            return CSharpText.Name(name);
        })];
    }
}
