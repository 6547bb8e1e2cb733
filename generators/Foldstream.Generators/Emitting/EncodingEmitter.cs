using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints statements that write values to <c>destination</c> at <c>position</c>.</summary>
internal sealed partial class EncodingEmitter(string codec, NestedTypes nested)
{
    private const string Target = "destination, ref position";

    /// <summary>Writes an array of members.</summary>
    public void EmitMembers(SourceWriter writer, string value, EquatableArray<MemberModel> members)
    {
        writer.Line($"{Wire.Writer}.WriteArrayHeader({Target}, {CSharpText.Number(members.Count)});");
        foreach (MemberModel member in members)
        {
            Emit(writer, member.Type, value + "." + CSharpText.Name(member.Name));
        }
    }

    /// <summary>The method that writes a record, an array, a collection or a closed hierarchy.</summary>
    public void EmitMethod(SourceWriter writer, WireType type, string name)
    {
        using (writer.Block($"internal static void Write{name}(global::System.Span<byte> destination, ref int position, in {type.ClrType} value)"))
        {
            if (type is RecordWire { IsByField: true } state)
            {
                writer.Line($"{Wire.Writer}.WriteArrayHeader({Target}, {CSharpText.Number(state.Members.Count)});");
                for (int i = 0; i < state.Members.Count; i++)
                {
                    Emit(writer, state.Members[i].Type, StateFields.Of(state, name, i, "value"));
                }

                return;
            }

            if (type is RecordWire record)
            {
                EmitMembers(writer, "value", record.Members);
                return;
            }

            if (type is HierarchyWire hierarchy)
            {
                EmitCases(writer, hierarchy);
                return;
            }

            if (type is ConvertedWire converted)
            {
                writer.Line(Write(converted.Stored, Wire.Converted(converted)));
                return;
            }

            if (type is not ArrayWire)
            {
                EmitCollection(writer, type);
                return;
            }

            using (writer.Block("if (value.IsDefault)"))
            {
                writer.Line($"{Wire.Writer}.WriteNil({Target});");
                writer.Line("return;");
            }

            WireType element = ((ArrayWire)type).Element;
            writer.Line();
            writer.Line($"{Wire.Writer}.WriteArrayHeader({Target}, value.Length);");
            using (writer.Block($"foreach ({element.TypeName} item in value)"))
            {
                Emit(writer, element, "item");
            }
        }
    }

    private void EmitCases(SourceWriter writer, HierarchyWire hierarchy)
    {
        writer.Line($"{Wire.Writer}.WriteArrayHeader({Target}, 2);");
        using (writer.Block("switch (value)"))
        {
            foreach (CaseModel one in hierarchy.Cases)
            {
                writer.Line($"case {one.Record.ClrType} item:");
                writer.Line($"    {Wire.Writer}.WriteInt32({Target}, {CSharpText.Number(one.Number)});");
                writer.Line("    " + Write(one.Record, "item"));
                writer.Line("    break;");
            }

            writer.Line("default:");
            writer.Line($"    throw {Wire.Writer}.UnknownCase(typeof({hierarchy.ClrType}), value);");
        }
    }

    private void Emit(SourceWriter writer, WireType type, string value)
    {
        if (!type.IsNullable)
        {
            writer.Line(Write(type, value));
            return;
        }

        using (writer.Block($"if ({value} is null)"))
        {
            writer.Line($"{Wire.Writer}.WriteNil({Target});");
        }

        using (writer.Block("else"))
        {
            writer.Line(Write(type, type.IsValueType ? value + ".GetValueOrDefault()" : value));
        }

        writer.Line();
    }

    private string Write(WireType type, string value) => type switch
    {
        ScalarWire { Kind: ScalarKind.Bytes } => $"{Wire.Writer}.WriteBytes({Target}, {value}.Span);",
        ScalarWire scalar => $"{Wire.Writer}.Write{scalar.Kind}({Target}, {value});",
        EnumWire number => $"{Wire.Writer}.Write{number.Underlying}({Target}, ({ScalarKinds.NameOf(number.Underlying)}){value});",
        IdentifierWire identifier => $"{Wire.Writer}.Write{identifier.Kind}({Target}, {value}.{CSharpText.Name(identifier.ValueName)});",
        FormattedWire formatted => $"{Wire.Formatter}.Write<{type.ClrType}>({Target}, {value}, {formatted.Formatter});",
        _ => $"{codec}.Write{nested.NameOf(type)}({Target}, {value});",
    };
}
