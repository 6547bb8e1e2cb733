using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints what an identifier can do: text, parsing, order, and JSON.</summary>
internal static class IdentifierEmitter
{
    private const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";
    private const string Chars = "global::System.ReadOnlySpan<char>";
    private const string Provider = "global::System.IFormatProvider? provider";
    private static readonly string[] Operators = ["<", "<=", ">", ">="];

    public static string Emit(IdentifierModel model)
    {
        string type = model.Type.FullName;
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer => SourceFile.InType(
            writer,
            model.Type,
            $"global::System.ISpanParsable<{type}>, global::System.ISpanFormattable, global::System.IComparable<{type}>",
            model.HasErrors || model.Written.Contains("JsonConverter") ? "" : $"[global::System.Text.Json.Serialization.JsonConverter(typeof({type}.{IdentifierJsonEmitter.ConverterName}))]",
            writer =>
            {
                if (model.Kind is ScalarKind.Guid && !model.Written.Contains("New"))
                {
                    EmitNew(writer, model);
                }

                EmitFormatting(writer, model);
                EmitParsing(writer, model);
                EmitComparison(writer, model);
                if (!model.HasErrors)
                {
                    writer.Line();
                    IdentifierJsonEmitter.Emit(writer, model);
                }
            }));
        return writer.ToString();
    }

    private static void EmitNew(SourceWriter writer, IdentifierModel model)
    {
        writer.Line("/// <summary>A new identifier; one made in a later millisecond sorts behind it.</summary>");
        writer.Line($"public static {model.Type.FullName} New() => {Body(model, $"new {model.Type.FullName}(global::System.Guid.CreateVersion7())")};");
        writer.Line();
    }

    private static void EmitFormatting(SourceWriter writer, IdentifierModel model)
    {
        string value = Value(model);
        if (!model.Written.Contains("ToString"))
        {
            EmitToString(writer, model, value);
        }

        writer.Line("/// <summary>The value in a format of its type. The provider doesn't count: an identifier reads the same everywhere.</summary>");
        writer.Line($"public string ToString(string? format, {Provider}) => " + Body(model, model.Kind switch
        {
            ScalarKind.Guid => $"{value}.ToString(string.IsNullOrEmpty(format) ? \"N\" : format)",
            ScalarKind.String => $"{value} ?? \"\"",
            _ => $"{value}.ToString(format, {Invariant})",
        }) + ";");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public bool TryFormat(global::System.Span<char> destination, out int charsWritten, {Chars} format = default, {Provider} = null)"))
        {
            if (model.HasErrors)
            {
                writer.Line(Refusal(model) + ";");
            }
            else if (model.Kind is not ScalarKind.String)
            {
                string format = model.Kind is ScalarKind.Guid ? "format.IsEmpty ? \"N\" : format" : $"format, {Invariant}";
                writer.Line($"return {value}.TryFormat(destination, out charsWritten, {format});");
            }
            else
            {
                writer.Line($"bool fits = global::System.MemoryExtensions.AsSpan({value}).TryCopyTo(destination);");
                writer.Line($"charsWritten = fits ? {value}?.Length ?? 0 : 0;");
                writer.Line("return fits;");
            }
        }

        writer.Line();
    }

    private static void EmitToString(SourceWriter writer, IdentifierModel model, string value)
    {
        writer.Line(model.Kind switch
        {
            ScalarKind.Guid => "/// <summary>The value's 32 digits.</summary>",
            ScalarKind.String => "/// <summary>The value.</summary>",
            _ => "/// <summary>The value in the invariant culture.</summary>",
        });
        writer.Line("public override string ToString() => " + Body(model, model.Kind switch
        {
            ScalarKind.Guid => $"{value}.ToString(\"N\")",
            ScalarKind.String => $"{value} ?? \"\"",
            _ => $"{value}.ToString({Invariant})",
        }) + ";");
        writer.Line();
    }

    private static void EmitParsing(SourceWriter writer, IdentifierModel model)
    {
        string type = model.Type.FullName;
        writer.Line($"/// <summary>Reads what <see cref=\"ToString()\"/> writes{(model.Kind is ScalarKind.Guid ? ", and a Guid in any of its other forms" : "")}.</summary>");
        writer.Line("/// <exception cref=\"global::System.ArgumentNullException\">There is no text.</exception>");
        if (model.Kind is not ScalarKind.String)
        {
            writer.Line("/// <exception cref=\"global::System.FormatException\">The text is no such value.</exception>");
        }

        using (writer.Block($"public static {type} Parse(string s, {Provider} = null)"))
        {
            if (model.HasErrors)
            {
                writer.Line(Refusal(model) + ";");
            }
            else
            {
                writer.Line("global::System.ArgumentNullException.ThrowIfNull(s);");
                writer.Line($"return new {type}({(model.Kind is ScalarKind.String ? "s" : ParseCall(model))});");
            }
        }

        writer.Line();
        writer.Line("/// <inheritdoc cref=\"Parse(string, global::System.IFormatProvider?)\"/>");
        writer.Line($"public static {type} Parse({Chars} s, {Provider} = null)");
        writer.Line("    => " + Body(model, $"new {type}({(model.Kind is ScalarKind.String ? "new string(s)" : ParseCall(model))})") + ";");
        EmitTryParse(writer, model, "[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s", isSpan: false);
        EmitTryParse(writer, model, Chars + " s", isSpan: true);
    }

    private static void EmitTryParse(SourceWriter writer, IdentifierModel model, string parameter, bool isSpan)
    {
        string type = model.Type.FullName;
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"public static bool TryParse({parameter}, {Provider}, out {type} result)"))
        {
            if (model.HasErrors)
            {
                writer.Line(Refusal(model) + ";");
                return;
            }

            if (model.Kind is ScalarKind.String)
            {
                writer.Line(isSpan ? $"result = new {type}(new string(s));" : $"result = s is null ? default : new {type}(s);");
                writer.Line(isSpan ? "return true;" : "return s is not null;");
                return;
            }

            string call = model.Kind is ScalarKind.Guid
                ? "global::System.Guid.TryParse(s, out global::System.Guid value)"
                : $"{ScalarKinds.NameOf(model.Kind)}.TryParse(s, global::System.Globalization.NumberStyles.AllowLeadingSign, {Invariant}, out {ScalarKinds.NameOf(model.Kind)} value)";
            writer.Line($"bool parsed = {call};");
            writer.Line($"result = new {type}(value);");
            writer.Line("return parsed;");
        }
    }

    private static void EmitComparison(SourceWriter writer, IdentifierModel model)
    {
        string value = Value(model), other = "other." + CSharpText.Name(model.ValueName);
        if (!model.Written.Contains("CompareTo"))
        {
            writer.Line();
            writer.Line(model.Kind is ScalarKind.String
                ? "/// <summary>Compares the values, character by character.</summary>"
                : "/// <summary>Compares the values.</summary>");
            writer.Line($"public int CompareTo({model.Type.FullName} other) => " + Body(model, model.Kind is ScalarKind.String
                ? $"string.CompareOrdinal({value}, {other})"
                : $"{value}.CompareTo({other})") + ";");
        }

        foreach (string op in Operators.Where(op => !model.Written.Contains(op)))
        {
            writer.Line();
            writer.Line("/// <inheritdoc cref=\"CompareTo\"/>");
            writer.Line($"public static bool operator {op}({model.Type.FullName} left, {model.Type.FullName} right) => left.CompareTo(right) {op} 0;");
        }
    }

    private static string ParseCall(IdentifierModel model) => model.Kind is ScalarKind.Guid
        ? "global::System.Guid.Parse(s)"
        : $"{ScalarKinds.NameOf(model.Kind)}.Parse(s, global::System.Globalization.NumberStyles.AllowLeadingSign, {Invariant})";

    private static string Value(IdentifierModel model) => "this." + CSharpText.Name(model.ValueName);

    private static string Body(IdentifierModel model, string expression) => model.HasErrors ? Refusal(model) : expression;

    private static string Refusal(IdentifierModel model)
        => $"throw new global::System.NotSupportedException({CSharpText.Literal($"The identifier '{model.Type.Name}' was built with errors.")})";
}
