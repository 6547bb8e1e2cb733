using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

internal sealed partial class EncodingEmitter
{
    private void EmitCollection(SourceWriter writer, WireType type)
    {
        // What is behind an interface may be changed by somebody else meanwhile, and a wrong count would make the rest of the payload garbage.
        bool isChecked = Wire.IsInterface(type);
        StateComparers.EmitWrite(writer, type);
        writer.Line($"int count = {Wire.CountOf(type)};");
        if (isChecked)
        {
            writer.Line("int written = 0;");
        }

        writer.Line($"{Wire.Writer}.Write{(type is MapWire ? "Map" : "Array")}Header({Target}, count);");
        using (writer.Block($"foreach ({Wire.ItemOf(type)} item in value)"))
        {
            if (type is MapWire map)
            {
                Emit(writer, map.Key, "item.Key");
                Emit(writer, map.Value, "item.Value");
            }
            else
            {
                Emit(writer, Wire.ElementOf(type), "item");
            }

            if (isChecked)
            {
                writer.Line("written++;");
            }
        }

        if (isChecked)
        {
            writer.Line();
            writer.Line($"{Wire.Collections}.EnsureCount(count, written);");
        }
    }
}
