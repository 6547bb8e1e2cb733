using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints the walk through a state that finds what could not come back as it is: an object that changes and is held twice, which would become two, and comparers of the
/// user's own. It goes only where there can be such.
/// </summary>
internal sealed class CheckEmitter(NestedTypes nested)
{
    public void EmitMethod(SourceWriter writer, WireType type, string name)
    {
        if (!Concerns(type)) return;

        writer.Line();
        using (writer.Block($"private static void Check{name}({type.ClrType} value, global::Foldstream.Encoding.StateObjects objects)"))
        {
            if (Changes(type)) writer.Line($"objects.Add(value{(type is ListWire { Kind: CollectionKind.Array } ? ", value.Length" : "")});");
            StateComparers.EmitCheck(writer, type);
            switch (type)
            {
                case RecordWire record:
                    for (int i = 0; i < record.Members.Count; i++)
                    {
                        Emit(writer, record.Members[i].Type, record.IsByField ? StateFields.Of(record, name, i, "value") : "value." + CSharpText.Name(record.Members[i].Name));
                    }

                    break;
                case HierarchyWire hierarchy:
                    foreach (CaseModel one in hierarchy.Cases.Where(one => Concerns(one.Record)))
                    {
                        writer.Line($"if (value is {one.Record.ClrType} case{CSharpText.Number(one.Number)}) Check{nested.NameOf(one.Record)}(case{CSharpText.Number(one.Number)}, objects);");
                    }

                    break;
                case MapWire map when Concerns(map.Key) || Concerns(map.Value):
                    EmitLoop(writer, type, "value", (map.Key, "item.Key"), (map.Value, "item.Value"));
                    break;
                case ArrayWire array when Concerns(array.Element):
                    EmitLoop(writer, type, "value.IsDefault ? [] : value", (array.Element, "item"));
                    break;
                case ListWire or SetWire when Concerns(Wire.ElementOf(type)):
                    EmitLoop(writer, type, "value", (Wire.ElementOf(type), "item"));
                    break;
            }
        }
    }

    private void EmitLoop(SourceWriter writer, WireType type, string collection, params (WireType Type, string Value)[] held)
    {
        string item = type is ArrayWire array ? array.Element.TypeName : Wire.ItemOf(type);
        using (writer.Block($"foreach ({item} item in {collection})"))
        {
            foreach ((WireType inner, string value) in held) Emit(writer, inner, value);
        }
    }

    private void Emit(SourceWriter writer, WireType type, string value)
    {
        if (!Concerns(type)) return;

        string call = $"Check{nested.NameOf(type)}({value}{(type.IsNullable && type.IsValueType ? ".GetValueOrDefault()" : "")}, objects);";
        writer.Line(type.IsNullable ? $"if ({value} is not null) {call}" : call);
    }

    private static bool Changes(WireType type) => type switch
    {
        ListWire list => IsChanging(list.Kind),
        SetWire set => IsChanging(set.Kind),
        MapWire map => IsChanging(map.Kind),
        RecordWire record => record.Changes,
        _ => false,
    };

    /// <summary>Whether there is anything to look at in values of a type.</summary>
    public static bool Concerns(WireType type) => Changes(type) || type switch
    {
        SetWire or MapWire => true,
        ListWire list => Concerns(list.Element),
        ArrayWire array => Concerns(array.Element),
        RecordWire record => record.Members.Any(member => Concerns(member.Type)),
        HierarchyWire hierarchy => hierarchy.Cases.Any(one => Concerns(one.Record)),
        _ => false,
    };

    private static bool IsChanging(CollectionKind kind) => Foldstream.Parsing.CollectionKinds.Changes(kind);
}
