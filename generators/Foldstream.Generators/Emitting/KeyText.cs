using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>The expressions that turn a key into the text of a stream id, and back.</summary>
internal static class KeyText
{
    public static string Format(AggregateModel model)
    {
        string value = model.KeyValueName is { } name ? "key." + CSharpText.Name(name) : "key";
        return model.KeyKind switch
        {
            ScalarKind.Guid => $"global::Foldstream.Aggregates.KeyText.Of({value})",
            ScalarKind.String => model.KeyValueName is null ? value : value + " ?? \"\"",
            ScalarKind.Int32 or ScalarKind.Int64 => $"{value}.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            _ => "key.ToString()",
        };
    }

    public static string Parse(AggregateModel model)
    {
        string? value = model.KeyKind switch
        {
            ScalarKind.Guid => "global::System.Guid.ParseExact(key, \"N\")",
            ScalarKind.String => "key",
            ScalarKind.Int32 => "int.Parse(key, global::System.Globalization.NumberStyles.AllowLeadingSign, global::System.Globalization.CultureInfo.InvariantCulture)",
            ScalarKind.Int64 => "long.Parse(key, global::System.Globalization.NumberStyles.AllowLeadingSign, global::System.Globalization.CultureInfo.InvariantCulture)",
            _ => null,
        };
        return value is null ? AggregateEmitter.Refusal(model) : model.KeyValueName is null ? value : $"new {model.KeyType}({value})";
    }
}
