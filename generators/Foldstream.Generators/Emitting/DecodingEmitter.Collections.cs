using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

internal sealed partial class DecodingEmitter
{
    /// <summary>Reads the elements into an array, of which the runtime makes the collection: it checks keys that nobody has vouched for.</summary>
    private void EmitCollection(SourceWriter writer, WireType type, string name)
    {
        if (type is ListWire list)
        {
            // In a state nil is null, which is read already.
            if (!IsOfStateAlone(list.Kind))
            {
                using (writer.Block($"if ({Wire.Reader}.TryReadNil({Source}))"))
                {
                    writer.Line($"return {Wire.Collections}.{Builder(list.Kind)}<{list.Element.TypeName}>([]);");
                }

                writer.Line();
            }

            EmitItems(writer, list.Element, name);
            writer.Line($"return {(IsOfStateAlone(list.Kind) ? StateComparers.Collections : Wire.Collections)}.{Builder(list.Kind)}(items);");
        }
        else if (type is SetWire set)
        {
            writer.Line("int start = position;");
            StateComparers.EmitRead(writer, set);
            EmitItems(writer, set.Element, name);
            writer.Line($"return {(set.IsOfState ? StateComparers.Collections : Wire.Collections)}.{Builder(set.Kind)}(items, start{StateComparers.Argument(set)});");
        }
        else
        {
            MapWire map = (MapWire)type;
            string key = map.Key.TypeName, value = map.Value.TypeName;
            writer.Line("int start = position;");
            StateComparers.EmitRead(writer, map);
            writer.Line($"var items = new global::System.Collections.Generic.KeyValuePair<{key}, {value}>[{Wire.Reader}.ReadMapHeader({Counting(LeastSize.Of(map.Key) + LeastSize.Of(map.Value), known: 2)})];");
            using (writer.Block("for (int i = 0; i < items.Length; i++)"))
            {
                EmitNilCheck(writer, map.Key, name);
                writer.Line($"{key} key = {Read(map.Key)};");
                EmitNilCheck(writer, map.Value, name);
                writer.Line($"items[i] = new(key, {Read(map.Value)});");
            }

            writer.Line();
            writer.Line($"return {(map.IsOfState ? StateComparers.Collections : Wire.Collections)}.{Builder(map.Kind)}(items, start{StateComparers.Argument(map)});");
        }
    }

    private void EmitItems(SourceWriter writer, WireType element, string name)
    {
        writer.Line($"var items = {NewArray(element)};");
        using (writer.Block("for (int i = 0; i < items.Length; i++)"))
        {
            EmitNilCheck(writer, element, name);
            writer.Line($"items[i] = {Read(element)};");
        }

        writer.Line();
    }

    private static string NewArray(WireType element)
    {
        string count = $"{Wire.Reader}.ReadArrayHeader({Counting(LeastSize.Of(element), known: 1)})";

        // In the name of an array of arrays the length stands in the middle.
        return element.ClrType.EndsWith("]", StringComparison.Ordinal) ? $"global::System.GC.AllocateArray<{element.TypeName}>({count})" : $"new {element.TypeName}[{count}]";
    }

    // The reader knows by itself that an element has a byte, and a key and its value have two.
    private static string Counting(int least, int known) => least <= known ? Source : $"{Source}, {CSharpText.Number(least)}";

    private static bool IsOfStateAlone(CollectionKind kind) => kind is >= CollectionKind.List and <= CollectionKind.ImmutableStack;

    private static string Builder(CollectionKind kind) => kind switch
    {
        CollectionKind.IImmutableList => "ToImmutableList",
        CollectionKind.IReadOnlyList or CollectionKind.IReadOnlyCollection => "ToReadOnlyList",
        CollectionKind.IImmutableSet or CollectionKind.IReadOnlySet => "ToImmutableHashSet",
        CollectionKind.IImmutableDictionary or CollectionKind.IReadOnlyDictionary => "ToImmutableDictionary",
        _ => "To" + kind,
    };
}
