using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints an identifier's JSON converter: its plain value, also as a property's name.</summary>
internal static class IdentifierJsonEmitter
{
    /// <summary>The converter's name. It is public, so that a source-generated JSON context elsewhere may use it.</summary>
    public const string ConverterName = "FoldstreamJsonConverter";

    public static void Emit(SourceWriter writer, IdentifierModel model)
    {
        string type = model.Type.FullName, value = "value." + CSharpText.Name(model.ValueName);
        writer.Line("/// <summary>Writes the identifier as its plain value.</summary>");
        writer.Line(SourceFile.Hidden);
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"public sealed class {ConverterName} : global::System.Text.Json.Serialization.JsonConverter<{type}>"))
        {
            string reading = $"(ref global::System.Text.Json.Utf8JsonReader reader, global::System.Type typeToConvert, global::System.Text.Json.JsonSerializerOptions options)";
            string writing = $"(global::System.Text.Json.Utf8JsonWriter writer, {type} value, global::System.Text.Json.JsonSerializerOptions options)";
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override {type} Read{reading}");
            writer.Line("    => " + model.Kind switch
            {
                ScalarKind.Int32 => $"new {type}(reader.GetInt32());",
                ScalarKind.Int64 => $"new {type}(reader.GetInt64());",
                _ => FromText(type),
            });
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override void Write{writing}");
            writer.Line("    => " + (model.Kind is ScalarKind.Int32 or ScalarKind.Int64 ? $"writer.WriteNumberValue({value});" : $"writer.WriteStringValue({value});"));
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override {type} ReadAsPropertyName{reading}");
            writer.Line("    => " + FromText(type));
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public override void WriteAsPropertyName{writing}");
            writer.Line("    => " + model.Kind switch
            {
                ScalarKind.Guid => $"writer.WritePropertyName({value}.ToString());",
                ScalarKind.String => $"writer.WritePropertyName({value} ?? \"\");",
                _ => $"writer.WritePropertyName({value}.ToString(global::System.Globalization.CultureInfo.InvariantCulture));",
            });
        }
    }

    private static string FromText(string type)
        => $"{type}.TryParse(reader.GetString(), null, out {type} value) ? value : throw new global::System.Text.Json.JsonException();";
}
