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
        string type = model.Type.FullName;
        using (writer.Block($"static void global::Foldstream.Aggregates.IFold<{type}>.Replay(ref {type}? state, scoped ref {Page} page)"))
        {
            if (model.HasErrors)
            {
                writer.Line(AggregateEmitter.Refusal(model) + ";");
                return;
            }

            writer.Line($"{type}? self = state;");
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
        string birth = fold.Birth is null ? "" : fold.Apply is null ? ", begins the stream" : ", may begin the stream";
        using (writer.Block($"case {CSharpText.Number(tag)}: // {fold.EventName} v{CSharpText.Number(fold.SchemaVersion)}{birth}{unread}"))
        {
            writer.Line($"{fold.EventType}.DecodePayload(payload, {CSharpText.Mask(fold.MembersRead)}, out {fold.EventType} e);");
            switch (fold)
            {
                case { Birth: { } constructor, Apply: null }:
                    writer.Line("if (self is not null)");
                    writer.Line("{");
                    writer.Line($"    {Page}.ThrowBornAgain();");
                    writer.Line("}");
                    writer.Line();
                    EmitBirth(writer, model, constructor);
                    break;
                case { Birth: { } constructor, Apply: { } apply }:
                    using (writer.Block("if (self is null)"))
                    {
                        EmitBirth(writer, model, constructor);
                    }

                    using (writer.Block("else"))
                    {
                        writer.Line(Step(apply));
                    }

                    writer.Line();
                    break;
                case { Apply: { } apply }:
                    writer.Line("if (self is null)");
                    writer.Line("{");
                    writer.Line($"    {Page}.ThrowNotBorn();");
                    writer.Line("}");
                    writer.Line();
                    writer.Line(Step(apply));
                    break;
            }

            writer.Line("break;");
        }
    }

    private static void EmitBirth(SourceWriter writer, AggregateModel model, FoldMethod constructor)
    {
        writer.Line($"self = new {model.Type.FullName}({FoldCall.Arguments(constructor, "e", "page.Context")});");
        writer.Line($"self._foldstreamSession = (global::Foldstream.Aggregates.AggregateSession<{model.KeyType}>)page.Session;");
    }

    private static string Step(FoldMethod apply) => $"self.Apply({FoldCall.Arguments(apply, "e", "page.Context")});";
}
