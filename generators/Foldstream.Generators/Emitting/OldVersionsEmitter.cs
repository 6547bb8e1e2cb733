using Foldstream.Model;
using Foldstream.Upcasting;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints old versions of events inside the types that upcast them: what they hold, how they are read, and a way to their upcasters, which may be private.</summary>
internal static class OldVersionsEmitter
{
    private const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public static string Emit(OldVersionsModel model)
    {
        SourceWriter writer = SourceFile.Begin();
        foreach (OldVersionModel version in model.Versions.Where(version => version.Upcaster is not null))
        {
            string arguments = $"typeof({model.Type.FullName}.{version.Name}), {CSharpText.Literal(version.Version.Key.EventName)}, {CSharpText.Number(version.Version.Key.Version)}, typeof({model.Type.FullName})";
            string reads = version.Reads.Length == 0 ? "" : $", Reads = {CSharpText.Literal(version.Reads)}";
            writer.Line($"[assembly: global::Foldstream.Hosting.FoldstreamUpcaster({arguments}{reads})]");
        }

        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
        {
            SourceFile.InType(writer, model.Type, "", "", writer =>
            {
                for (int i = 0; i < model.Versions.Count; i++)
                {
                    if (i > 0) writer.Line();
                    EmitVersion(writer, model.Type, model.Versions[i]);
                    if (model.Versions[i].Upcaster is not { } upcaster) continue;

                    writer.Line();
                    EmitUpcaster(writer, model.Type, model.Versions[i], upcaster);
                }
            });
            foreach (OldVersionModel version in model.Versions.Where(version => version.Version.Shape is not null))
            {
                writer.Line();
                EmitCodec(writer, model.Type, version);
            }
        });
        return writer.ToString();
    }

    private static void EmitVersion(SourceWriter writer, PartialType container, OldVersionModel version)
    {
        FrozenVersion frozen = version.Version;
        string title = $"{frozen.Key.EventName} v{CSharpText.Number(frozen.Key.Version)}", access = container.IsPublic && frozen.IsPublic ? "public" : "internal";
        if (frozen.Shape is not { } shape)
        {
            writer.Line($"/// <summary>{CSharpText.Xml(title)}, which events.lock does not hold.</summary>");
            writer.Line($"{access} readonly partial record struct {version.Name};");
            return;
        }

        string type = container.FullName + "." + version.Name, contract = $"global::Foldstream.Events.IOldEvent<{type}>", codec = SourceFile.Beside(container, Codec(version));
        writer.Line($"/// <summary>{CSharpText.Xml(title)}, as events.lock holds it.</summary>");
        writer.Line($"/// <remarks>On the wire: <c>{CSharpText.Xml(shape)}</c></remarks>");
        using (writer.Block($"{access} readonly partial record struct {version.Name}({Parameters(frozen.Members, version.Name)}) : {contract}"))
        {
            writer.Line($"static global::Foldstream.Events.EventType {contract}.EventType");
            writer.Line($"    => {codec}.Type;");
            writer.Line();
            writer.Line(SourceFile.Hidden);
            PayloadDecoderEmitter decoder = new(type, codec + ".", frozen.Members, canSkip: true, new DecodingEmitter(codec, new NestedTypes(frozen.Members)));
            decoder.EmitHead(writer);
            using (writer.Block(decoder.Signature)) decoder.EmitBody(writer);
        }
    }

    /// <summary>The parameters of a record that holds members.</summary>
    public static string Parameters(EquatableArray<MemberModel> members, string typeName)
        => string.Join(", ", members.Select(member => $"{member.Type.TypeName} {CSharpText.Name(member.Name == typeName ? member.Name + "_" : member.Name)}"));

    private static void EmitUpcaster(SourceWriter writer, PartialType container, OldVersionModel version, UpcasterModel upcaster)
    {
        string[] results = [.. upcaster.Results.Select(result => result.IsOptional ? result.Type + "?" : result.Type)];
        string returned = results.Length == 0 ? "void" : results.Length == 1 ? results[0] : $"({string.Join(", ", results)})";
        writer.Line($"/// <summary>Calls the upcaster of {CSharpText.Xml(version.Version.Key.EventName)} v{CSharpText.Number(version.Version.Key.Version)}.</summary>");
        writer.Line(SourceFile.Hidden);
        writer.Line(Inlined);
        writer.Line($"{(container.IsPublic && version.UpcasterIsPublic ? "public" : "internal")} static {returned} {UpcastStep.MethodOf(version.Name)}(in {container.FullName}.{version.Name} old)");
        writer.Line($"    => {upcaster.Method}({(upcaster.TakesIn ? "in " : "")}old);");
    }

    private static void EmitCodec(SourceWriter writer, PartialType container, OldVersionModel version)
    {
        FrozenVersion frozen = version.Version;
        string codec = SourceFile.Beside(container, Codec(version)), type = container.FullName + "." + version.Name;
        NestedTypes nested = new(frozen.Members);
        DecodingEmitter decoding = new(codec, nested);
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"file static class {SourceFile.SimpleNameBeside(container, Codec(version))}"))
        {
            writer.Line("internal static readonly global::Foldstream.Events.EventType Type = new(");
            writer.Line($"    {CSharpText.Literal(frozen.Key.EventName)}, {CSharpText.Number(frozen.Key.Version)}, {CSharpText.Literal(frozen.Shape!)});");
            writer.Line();
            new PayloadDecoderEmitter(type, codec + ".", frozen.Members, canSkip: true, decoding).EmitAnyForm(writer, "internal");
            foreach ((WireType held, string name) in nested.All)
            {
                writer.Line();
                decoding.EmitMethod(writer, held, name);
            }
        }
    }

    private static string Codec(OldVersionModel version) => $"_{version.Name}FoldstreamCodec";
}
