using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

internal sealed partial class SizeEmitter
{
    private void EmitCollection(SourceWriter writer, string signature, WireType type, string name)
    {
        string? constant = type is MapWire map
            ? ConstantOf(map.Key) is { } key && ConstantOf(map.Value) is { } value ? $"({key} + {value})" : null
            : ConstantOf(Wire.ElementOf(type));
        using (writer.Block(signature))
        {
            string header = CSharpText.Number(5 + StateComparers.SizeOf(type)) + "L";
            if (constant is not null)
            {
                writer.Line($"long size = {header} + ((long){Wire.CountOf(type)} * {constant});");
            }
            else
            {
                writer.Line($"long size = {header};");
                using (writer.Block($"foreach ({Wire.ItemOf(type)} item in value)"))
                {
                    string what = CSharpText.ShortName(name);
                    writer.Line(type is MapWire pairs
                        ? $"size += {Bound(pairs.Key, "item.Key", what)} + {Bound(pairs.Value, "item.Value", what)};"
                        : $"size += {Bound(Wire.ElementOf(type), "item", what)};");
                }

                writer.Line();
            }

            // What the reader would refuse is refused before it is stored. A state has been checked already.
            if (type is SetWire { IsOfState: false } or MapWire { IsOfState: false })
            {
                writer.Line($"{Wire.Collections}.EnsureReadable(value);");
            }

            writer.Line("return size;");
        }
    }
}
