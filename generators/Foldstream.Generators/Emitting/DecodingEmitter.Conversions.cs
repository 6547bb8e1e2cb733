using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

internal sealed partial class DecodingEmitter
{
    /// <summary>A conversion is the user's code: what it throws for bytes that nobody has vouched for is the one typed error.</summary>
    private void EmitConversion(SourceWriter writer, ConvertedWire type)
    {
        writer.Line("int start = position;");
        writer.Line($"{type.Stored.ClrType} stored = {Read(type.Stored)};");
        using (writer.Block("try"))
        {
            string value = type.Converter is null ? $"checked(({type.ClrType})stored)" : $"{type.Converter}.FromWire(stored)";
            writer.Line($"return {value}{(type.IsStruct ? "" : " ?? throw new global::System.ArgumentNullException()")};");
        }

        using (writer.Block("catch (global::System.Exception e) when (e is not global::System.OutOfMemoryException)"))
        {
            writer.Line($"throw {Wire.Reader}.Inconvertible(typeof({type.ClrType}), e, start);");
        }
    }
}
