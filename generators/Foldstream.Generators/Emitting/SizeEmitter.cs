using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints upper bounds of encoded sizes. Every bound is one expression of type <c>long</c>.</summary>
internal sealed partial class SizeEmitter(string codec, NestedTypes nested)
{
    /// <summary>The bound of an array of members.</summary>
    /// <param name="value">The expression that holds the members.</param>
    /// <param name="members">The members.</param>
    /// <param name="owner">The CLR name of the type that has the members.</param>
    public string OfMembers(string value, EquatableArray<MemberModel> members, string owner)
    {
        IEnumerable<string> sizes = members.Select(member => Bound(member.Type, value + "." + CSharpText.Name(member.Name), owner + "." + member.Name));
        return string.Join("\n    + ", [CSharpText.Number(Wire.HeaderSize(members.Count)) + "L", .. sizes]);
    }

    /// <summary>The methods that the bounds of records, arrays, collections and closed hierarchies are made of.</summary>
    public void EmitMethod(SourceWriter writer, WireType type, string name)
    {
        string signature = $"internal static long SizeOf{name}(in {type.ClrType} value)";
        if (type is RecordWire { IsByField: true } state)
        {
            writer.Line(signature);
            writer.Line($"    => {OfFields(state, name).Replace("\n", "\n    ")};");
            return;
        }

        if (type is RecordWire record)
        {
            writer.Line(signature);
            writer.Line($"    => {OfMembers("value", record.Members, record.IsTuple ? name : CSharpText.ShortName(type.ClrType)).Replace("\n", "\n    ")};");
            return;
        }

        if (type is HierarchyWire hierarchy)
        {
            EmitCases(writer, signature, hierarchy);
            return;
        }

        if (type is ConvertedWire converted)
        {
            writer.Line(signature);
            writer.Line($"    => {Bound(converted.Stored, Wire.Converted(converted), CSharpText.ShortName(type.ClrType))};");
            return;
        }

        if (type is not ArrayWire)
        {
            EmitCollection(writer, signature, type, name);
            return;
        }

        WireType element = ((ArrayWire)type).Element;
        if (ConstantOf(element) is { } constant)
        {
            writer.Line(signature);
            writer.Line($"    => value.IsDefault ? 1L : 5L + ((long)value.Length * {constant});");
            return;
        }

        using (writer.Block(signature))
        {
            writer.Line("long size = 5L;");
            using (writer.Block($"foreach ({element.TypeName} item in value.IsDefault ? [] : value)"))
            {
                writer.Line($"size += {Bound(element, "item", CSharpText.ShortName(name))};");
            }

            writer.Line();
            writer.Line("return size;");
        }
    }

    private void EmitCases(SourceWriter writer, string signature, HierarchyWire hierarchy)
    {
        using (writer.Block(signature))
        {
            using (writer.Block("switch (value)"))
            {
                foreach (CaseModel one in hierarchy.Cases)
                {
                    // The header of an array of two is one byte.
                    writer.Line($"case {one.Record.ClrType} item:");
                    writer.Line($"    return 1L + {Wire.Writer}.MaxSizeOfInt32 + {codec}.SizeOf{nested.NameOf(one.Record)}(item);");
                }

                // What the reader would not know is refused before it is stored.
                writer.Line("default:");
                writer.Line($"    throw {Wire.Writer}.UnknownCase(typeof({hierarchy.ClrType}), value);");
            }
        }
    }

    /// <summary>The bound of the fields of a state.</summary>
    private string OfFields(RecordWire state, string name)
    {
        IEnumerable<string> sizes = state.Members.Select((member, i) => Bound(member.Type, StateFields.Of(state, name, i, "value"), name + "." + member.Name));
        return string.Join("\n    + ", [CSharpText.Number(Wire.HeaderSize(state.Members.Count)) + "L", .. sizes]);
    }

    private string Bound(WireType type, string value, string what)
    {
        if (type.IsNullable)
        {
            string inner = type.IsValueType ? value + ".GetValueOrDefault()" : value;
            return ConstantOf(type) ?? $"({value} is null ? 1L : {RefusedAsNil(type, inner, what)}{Of(type, inner, NotNull(type, what, isChecked: type is not IdentifierWire))})";
        }

        return ConstantOf(type) ?? Of(type, value, NotNull(type, what, isChecked: false));
    }

    // The default value of an array is nil, which would be read as null.
    private static string RefusedAsNil(WireType type, string value, string what)
        => type is ConvertedWire { Stored: ArrayWire } converted ? $"{converted.Converter}.ToWire({value}).IsDefault ? throw new global::System.ArgumentNullException({CSharpText.Literal(what)}) : " : "";

    // What the reader would refuse is refused before it is stored.
    private static string NotNull(WireType type, string what, bool isChecked)
        => Wire.RefusesNull(type with { IsNullable = false }) && type is not ConvertedWire { IsStruct: true } && !isChecked ? $" ?? throw new global::System.ArgumentNullException({CSharpText.Literal(what)})" : "";

    private string Of(WireType type, string value, string notNull) => type switch
    {
        ScalarWire { Kind: ScalarKind.String } => $"{Wire.Writer}.MaxSizeOfString({value}{notNull})",
        ScalarWire { Kind: ScalarKind.Bytes } => $"{Wire.Writer}.MaxSizeOfBytes({value}.Length)",
        ScalarWire scalar => $"{Wire.Writer}.MaxSizeOf{scalar.Kind}({value}{notNull})",
        IdentifierWire identifier => $"{Wire.Writer}.MaxSizeOfString({value}.{CSharpText.Name(identifier.ValueName)}{notNull})",
        FormattedWire formatted => $"{Wire.Formatter}.SizeOf<{type.ClrType}>({value}{notNull}, {formatted.Formatter})",
        _ => $"{codec}.SizeOf{nested.NameOf(type)}({value}{notNull})",
    };

    // Nil is never longer than a value.
    private static string? ConstantOf(WireType type) => type switch
    {
        ScalarWire { Kind: ScalarKind.String or ScalarKind.Bytes or ScalarKind.BigInteger or ScalarKind.Uri or ScalarKind.Version } or IdentifierWire { Kind: ScalarKind.String } => null,
        ScalarWire scalar => $"{Wire.Writer}.MaxSizeOf{scalar.Kind}",
        EnumWire number => $"{Wire.Writer}.MaxSizeOf{number.Underlying}",
        IdentifierWire identifier => $"{Wire.Writer}.MaxSizeOf{identifier.Kind}",
        _ => null,
    };
}
