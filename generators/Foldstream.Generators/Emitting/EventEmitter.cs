using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints an event's identity and codec.</summary>
internal static class EventEmitter
{
    // Inlined into a fold, a decoder knows which members are read, and the event stays in registers. What the just-in-time compiler is willing
    // to inline into one method is limited, and beyond it each member would be a call.
    private const int MostMembersInlined = 8;

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
            string inlining = model.Members.Count <= MostMembersInlined ? "AggressiveInlining" : "NoInlining";
            writer.Line($"[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.{inlining})]");
            using (writer.Block($"public static void DecodePayload(global::System.ReadOnlySpan<byte> payload, ulong members, out {type} e)"))
            {
                EmitBody(writer, model, writer => EmitDecode(writer, model, codec, nested));
            }

            if (model is { HasHiddenMembers: true, HasErrors: false })
            {
                writer.Line();
                EmitDecodeAnyForm(writer, model, "private", new DecodingEmitter(codec, nested));
            }
        });
    }

    private static void EmitDecode(SourceWriter writer, EventModel model, string codec, NestedTypes nested)
    {
        DecodingEmitter decoding = new(codec, nested);
        using (writer.Block($"if ({DecodingEmitter.IsInUsualForm(model.Members)})"))
        {
            decoding.EmitStraight(writer, model.Members, model.MembersCanBeSkipped);
            writer.Line($"{Wire.Reader}.EnsureEnd(payload, position);");
            writer.Line($"e = {DecodingEmitter.Construction(model.Type.FullName, model.Members)};");
            writer.Line("return;");
        }

        // By another variable: one that is handed out by reference could not be kept in registers above.
        writer.Line();
        writer.Line($"{(model.HasHiddenMembers ? "" : codec + ".")}DecodeAnyForm(payload, members, out {model.Type.FullName} other);");
        writer.Line("e = other;");
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
                EmitDecodeAnyForm(writer, model, "internal", decoding);
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

    private static void EmitDecodeAnyForm(SourceWriter writer, EventModel model, string access, DecodingEmitter decoding)
    {
        writer.Line("/// <summary>Reads a payload in any form that MessagePack allows, with fewer or more members too.</summary>");
        using (writer.Block($"{access} static void DecodeAnyForm(global::System.ReadOnlySpan<byte> payload, ulong members, out {model.Type.FullName} e)"))
        {
            writer.Line("int position = 0;");
            writer.Line($"int count = {Wire.Reader}.ReadArrayHeader(payload, ref position);");
            decoding.EmitUneven(writer, model.Members, model.MembersCanBeSkipped);
            writer.Line($"{Wire.Reader}.EnsureEnd(payload, position);");
            writer.Line($"e = {DecodingEmitter.Construction(model.Type.FullName, model.Members)};");
        }
    }

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
