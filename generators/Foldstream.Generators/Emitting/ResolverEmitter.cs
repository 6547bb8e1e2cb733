using Foldstream.Model;
using Foldstream.Parsing;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints the resolver through which <c>MessagePackSerializer</c> knows a project's events and identifiers.</summary>
internal static class ResolverEmitter
{
    private const string Formatters = "global::Foldstream.Formatters";
    private const string MessagePack = "global::MessagePack";

    public static string Emit(ResolverModel model)
    {
        string resolver = $"global::{model.Namespace}.{ProjectParser.ResolverName}";
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Namespace, writer =>
        {
            writer.Line("/// <summary>MessagePack formatters for the events and identifiers of this project and of those that it references.</summary>");
            writer.Line(SourceFile.GeneratedCode);
            using (writer.Block($"public sealed class {ProjectParser.ResolverName} : {MessagePack}.IFormatterResolver"))
            {
                writer.Line($"private {ProjectParser.ResolverName}()");
                writer.Line("{");
                writer.Line("}");
                writer.Line();
                writer.Line("/// <summary>The resolver. Put it in front of the others: <c>CompositeResolver.Create(FoldstreamResolver.Instance, StandardResolver.Instance)</c>.</summary>");
                writer.Line($"public static {resolver} Instance {{ get; }} = new();");
                writer.Line();
                writer.Line("/// <summary>The formatter of an event, an identifier, or the nullable form of one that is a struct; null for all other types.</summary>");
                writer.Line($"public {MessagePack}.Formatters.IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;");
                writer.Line();
                EmitFind(writer, model);
                writer.Line();
                EmitCache(writer, model);
            }
        });
        return writer.ToString();
    }

    private static void EmitFind(SourceWriter writer, ResolverModel model)
    {
        using (writer.Block("private static object? Find(global::System.Type type)"))
        {
            foreach (ResolvedEvent e in model.Events)
            {
                EmitCase(writer, e.Type, $"{Formatters}.EventFormatter<{e.Type}>()");
                if (!e.IsClass)
                {
                    EmitNullableCase(writer, e.Type);
                }
            }

            foreach (ResolvedIdentifier identifier in model.Identifiers)
            {
                string value = CSharpText.Name(identifier.ValueName);
                EmitCase(writer, identifier.Type, $"{Formatters}.IdentifierFormatter<{identifier.Type}, {ScalarKinds.NameOf(identifier.Kind)}>("
                    + $"\n    static id => id.{value}, static value => new {identifier.Type}(value), {FormatterOf(identifier.Kind)}.Instance)");
                EmitNullableCase(writer, identifier.Type);
            }

            writer.Line("return null;");
        }
    }

    private static void EmitNullableCase(SourceWriter writer, string type)
        => EmitCase(writer, type + "?", $"{MessagePack}.Formatters.NullableFormatter<{type}>()");

    private static void EmitCase(SourceWriter writer, string type, string formatter)
        => writer.Line($"if (type == typeof({type})) return new {formatter};");

    // Asked for once per type; a type that nobody asks for costs nothing.
    private static void EmitCache(SourceWriter writer, ResolverModel model)
    {
        using (writer.Block("private static class Cache<T>"))
        {
            writer.Line($"internal static readonly {MessagePack}.Formatters.IMessagePackFormatter<T>? Formatter =");
            writer.Line($"    ({MessagePack}.Formatters.IMessagePackFormatter<T>?)Find(typeof(T))"
                + string.Concat(model.References.Select(reference => $"\n    ?? {reference}.Instance.GetFormatter<T>()")) + ";");
        }
    }

    private static string FormatterOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Guid => $"{MessagePack}.Formatters.NativeGuidFormatter",
        ScalarKind.String => $"{MessagePack}.Formatters.NullableStringFormatter",
        _ => $"{MessagePack}.Formatters.{kind}Formatter",
    };
}
