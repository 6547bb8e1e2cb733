using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints an event's identity and codec.</summary>
internal static class EventEmitter
{
    public static string Emit(EventModel model)
    {
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
        {
            EmitType(writer, model);
            if (!model.HasErrors)
            {
                writer.Line();
                EmitCodec(writer, model);
            }
        });
        return writer.ToString();
    }

    private static void EmitType(SourceWriter writer, EventModel model)
    {
        string type = model.Type.FullName, contract = $"global::Foldstream.Events.IEvent<{type}>";
        string codec = SourceFile.Beside(model.Type, "FoldstreamCodec");
        NestedTypes nested = new(model.Members);
        string remarks = model.HasErrors ? "" : $"/// <remarks>On the wire: <c>{CSharpText.Xml(ShapePrinter.Print(model.Members))}</c></remarks>";
        SourceFile.InType(writer, model.Type, contract, remarks, writer =>
        {
            writer.Line($"static global::Foldstream.Events.EventType {contract}.EventType");
            writer.Line($"    => {(model.HasErrors ? Refusal(model) : codec + ".Type")};");

            // A record that looks at its members when it is made may make another one of what was written.
            if (!model.MembersCanBeSkipped || model.Members.Any(member => Wire.ChangesOnTheWire(member.Type)))
            {
                writer.Line();
                writer.Line($"static bool {contract}.ChangesOnTheWire => true;");
            }

            writer.Line();
            writer.Line(SourceFile.Hidden);
            writer.Line($"public static long GetMaxPayloadSize(in {type} e)");
            writer.Line($"    => {(model.HasErrors ? Refusal(model) : new SizeEmitter(codec, nested).OfMembers("e", model.Members, model.Type.Name.TrimStart('@')).Replace("\n", "\n    "))};");
            writer.Line();
            writer.Line(SourceFile.Hidden);
            using (writer.Block($"public static int EncodePayload(in {type} e, global::System.Span<byte> destination)"))
            {
                EmitBody(writer, model, writer =>
                {
                    writer.Line("int position = 0;");
                    new EncodingEmitter(codec, nested).EmitMembers(writer, "e", model.Members);
                    writer.Line("return position;");
                });
            }

            writer.Line();
            writer.Line(SourceFile.Hidden);
            PayloadDecoderEmitter decoder = DecoderOf(model, codec, nested);
            decoder.EmitHead(writer);
            using (writer.Block(decoder.Signature)) EmitBody(writer, model, decoder.EmitBody);

            if (model is { HasHiddenMembers: true, HasErrors: false })
            {
                writer.Line();
                decoder.EmitAnyForm(writer, "private");
            }
        });
    }

    /// <summary>What the codec needs besides its methods, in a type of its own: the user's gets no static field, which would need a static constructor.</summary>
    private static void EmitCodec(SourceWriter writer, EventModel model)
    {
        string codec = SourceFile.Beside(model.Type, "FoldstreamCodec");
        NestedTypes nested = new(model.Members);
        SizeEmitter sizes = new(codec, nested);
        EncodingEmitter encoding = new(codec, nested);
        DecodingEmitter decoding = new(codec, nested);
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"file static class {SourceFile.SimpleNameBeside(model.Type, "FoldstreamCodec")}"))
        {
            writer.Line("internal static readonly global::Foldstream.Events.EventType Type = new(");
            writer.Line($"    {CSharpText.Literal(model.Name)}, {CSharpText.Number(model.SchemaVersion)}, {CSharpText.Literal(ShapePrinter.Print(model.Members))});");
            if (!model.HasHiddenMembers)
            {
                writer.Line();
                DecoderOf(model, codec, nested).EmitAnyForm(writer, "internal");
            }

            foreach ((WireType type, string name) in nested.All)
            {
                // An enum is written as its number, whether that has a member or not.
                if (type is not EnumWire)
                {
                    writer.Line();
                    sizes.EmitMethod(writer, type, name);
                    writer.Line();
                    encoding.EmitMethod(writer, type, name);
                }

                writer.Line();
                decoding.EmitMethod(writer, type, name);
            }
        }
    }

    private static PayloadDecoderEmitter DecoderOf(EventModel model, string codec, NestedTypes nested)
        => new(model.Type.FullName, model.HasHiddenMembers ? "" : codec + ".", model.Members, model.MembersCanBeSkipped, new DecodingEmitter(codec, nested));

    private static void EmitBody(SourceWriter writer, EventModel model, Action<SourceWriter> body)
    {
        if (model.HasErrors)
        {
            writer.Line(Refusal(model) + ";");
        }
        else
        {
            body(writer);
        }
    }

    private static string Refusal(EventModel model)
        => $"throw new global::System.NotSupportedException({CSharpText.Literal($"The event '{model.Name}' was built with errors.")})";
}
