using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints the replay loop: one pass over the frames of a page, from bytes to <c>Apply</c>.</summary>
internal static class ReplayEmitter
{
    private const string Page = "global::Foldstream.Aggregates.ReplayPage";
    private const string LittleEndian = "global::System.Buffers.Binary.BinaryPrimitives";
    private const int FirstTag = 3; // ReplayTag.FirstEvent

    public static void Emit(SourceWriter writer, AggregateModel model)
    {
        string type = model.Type.FullName, state = model.Style == AggregateStyle.RecordStruct ? type : type + "?";
        using (writer.Block($"static void global::Foldstream.Aggregates.IFold<{type}>.Replay(ref {state} state, scoped ref {Page} page)"))
        {
            if (model.HasErrors)
            {
                writer.Line(AggregateEmitter.Refusal(model) + ";");
                return;
            }

            // A struct too: the local is written back once per page.
            writer.Line($"{state} self = state;");
            writer.Line("global::System.ReadOnlySpan<byte> frames = page.Frames;");
            writer.Line("global::System.ReadOnlySpan<ushort> tags = page.Tags;");
            using (writer.Block("while (frames.Length >= 8)"))
            {
                EmitFrame(writer, model);
            }

            writer.Line();
            writer.Line("if (!frames.IsEmpty)");
            writer.Line("{");
            writer.Line($"    {Page}.ThrowDamagedFrame();");
            writer.Line("}");
            writer.Line();
            writer.Line("state = self;");
        }
    }

    private static void EmitFrame(SourceWriter writer, AggregateModel model)
    {
        writer.Line($"uint length = {LittleEndian}.ReadUInt32LittleEndian(frames);");
        writer.Line($"ushort typeId = {LittleEndian}.ReadUInt16LittleEndian(frames.Slice(4));");
        writer.Line($"if (length > (uint)(frames.Length - 8) || {LittleEndian}.ReadUInt16LittleEndian(frames.Slice(6)) != 0)");
        writer.Line("{");
        writer.Line($"    {Page}.ThrowDamagedFrame();");
        writer.Line("}");
        writer.Line();
        writer.Line("global::System.ReadOnlySpan<byte> payload = frames.Slice(8, (int)length);");
        using (writer.Block("switch (typeId < tags.Length ? tags[typeId] : 0)"))
        {
            if (model.Ignored.Count > 0)
            {
                writer.Line("case 2: // ignored: " + string.Join(", ", model.Ignored));
                writer.Line("    break;");
                writer.Line();
            }

            int tag = FirstTag;
            foreach (FoldModel fold in AggregateEmitter.InTagOrder(model))
            {
                EmitCase(writer, model, fold, tag++);
                writer.Line();
            }

            writer.Line("default: // unknown, or written with another shape");
            writer.Line("    state = self;");
            writer.Line("    page.Stop(typeId);");
            writer.Line("    return;");
        }

        writer.Line();
        writer.Line("page.Index++;");
        writer.Line("frames = frames.Slice(8 + (int)length);");
    }

    private static void EmitCase(SourceWriter writer, AggregateModel model, FoldModel fold, int tag)
    {
        string unread = fold.Unread.Count == 0 ? "" : "; not read: " + string.Join(", ", fold.Unread);
        string birth = fold.Birth is null ? "" : fold.OnlyBegins ? ", begins the stream" : ", may begin the stream";
        using (writer.Block($"case {CSharpText.Number(tag)}: // {fold.EventName} v{CSharpText.Number(fold.SchemaVersion)}{birth}{unread}"))
        {
            writer.Line($"{fold.EventType}.DecodePayload(payload, {CSharpText.Mask(fold.MembersRead)}, out {fold.EventType} e);");
            switch (fold)
            {
                case { Birth: { } constructor, OnlyBegins: true }:
                    writer.Line($"if ({IsBorn(model)})");
                    writer.Line("{");
                    writer.Line($"    {Page}.ThrowBornAgain();");
                    writer.Line("}");
                    writer.Line();
                    EmitBirth(writer, model, fold, constructor);
                    break;
                case { Birth: { } constructor }:
                    using (writer.Block($"if ({IsNotBorn(model)})"))
                    {
                        EmitBirth(writer, model, fold, constructor);
                    }

                    using (writer.Block("else"))
                    {
                        FoldStepEmitter.Emit(writer, model, fold, "self", "e", "page.Context");
                    }

                    writer.Line();
                    break;
                default:
                    if (model is not { Style: AggregateStyle.RecordStruct, HasInitialState: true })
                    {
                        writer.Line($"if ({IsNotBorn(model)})");
                        writer.Line("{");
                        writer.Line($"    {Page}.ThrowNotBorn();");
                        writer.Line("}");
                        writer.Line();
                    }

                    FoldStepEmitter.Emit(writer, model, fold, "self", "e", "page.Context");
                    if (model.Style == AggregateStyle.Record) writer.Line();
                    break;
            }

            writer.Line("break;");
        }
    }

    private static void EmitBirth(SourceWriter writer, AggregateModel model, FoldModel fold, FoldMethod constructor)
    {
        writer.Line($"self = new {model.Type.FullName}({FoldCall.Arguments(constructor, "e", "page.Context")});");
        if (!model.IsFunctional) writer.Line($"self._foldstreamSession = (global::Foldstream.Aggregates.AggregateSession<{model.KeyType}>)page.Session;");
        writer.Line("page.IsBorn = true;");
        ChildFoldEmitter.EmitCall(writer, model, fold, "self", "e", "page.Context");
    }

    // A struct is never null: only the page knows whether there is one yet.
    private static string IsBorn(AggregateModel model) => model.Style == AggregateStyle.RecordStruct ? "page.IsBorn" : "self is not null";

    private static string IsNotBorn(AggregateModel model) => model.Style == AggregateStyle.RecordStruct ? "!page.IsBorn" : "self is null";
}
