using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints the replay loop, one pass over the frames of a page, and for each event the method from its bytes to <c>Apply</c>.</summary>
internal static class ReplayEmitter
{
    private const string Page = "global::Foldstream.Aggregates.ReplayPage";
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
            writer.Line("var frames = page.Frames;");
            using (writer.Block("while (frames.TryNext(out global::System.ReadOnlySpan<byte> payload, out int tag))"))
            {
                EmitDispatch(writer, model);
            }

            writer.Line();
            writer.Line("state = self;");
        }

        if (model.HasErrors) return;

        foreach ((FoldModel fold, int tag) in Tagged(model))
        {
            writer.Line();
            EmitFold(writer, model, fold, tag, state);
        }
    }

    private static void EmitDispatch(SourceWriter writer, AggregateModel model)
    {
        using (writer.Block("switch (tag)"))
        {
            if (model.Ignored.Count > 0)
            {
                writer.Line("case 2: // ignored: " + string.Join(", ", model.Ignored));
                writer.Line("    break;");
            }

            foreach ((FoldModel fold, int tag) in Tagged(model))
            {
                string unread = fold.Unread.Count == 0 ? "" : "; not read: " + string.Join(", ", fold.Unread);
                string birth = fold.Birth is null ? "" : fold.OnlyBegins ? ", begins the stream" : ", may begin the stream";
                writer.Line($"case {CSharpText.Number(tag)}: // {Title(fold)}{birth}{unread}");
                writer.Line($"    {(ReturnsState(model, fold) ? "self = " : "")}{Method(tag)}(payload, ref page, {(model.Style == AggregateStyle.RecordStruct ? "ref " : "")}self);");
                writer.Line("    break;");
            }

            writer.Line("default: // unknown, or written with another shape");
            writer.Line("    state = self;");
            writer.Line("    page.Stop();");
            writer.Line("    return;");
        }

        writer.Line();
        writer.Line("page.Index++;");
    }

    /// <summary>
    /// Decoding and folding one event is a method of its own: in one that holds them all, the just-in-time compiler runs out of what it can
    /// inline and keep in registers.
    /// </summary>
    private static void EmitFold(SourceWriter writer, AggregateModel model, FoldModel fold, int tag, string state)
    {
        writer.Line($"/// <summary>Reads and folds {CSharpText.Xml(Title(fold))}.</summary>");
        string result = ReturnsState(model, fold) ? state : "void", reference = model.Style == AggregateStyle.RecordStruct ? "ref " : "";
        using (writer.Block($"private static {result} {Method(tag)}(global::System.ReadOnlySpan<byte> payload, scoped ref {Page} page, {reference}{state} self)"))
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
                    break;
            }

            if (!ReturnsState(model, fold)) return;

            writer.Line();
            writer.Line("return self;");
        }
    }

    /// <summary>A reference is handed over and back, so that the loop keeps it in a register; a struct is changed where it lies.</summary>
    private static bool ReturnsState(AggregateModel model, FoldModel fold)
        => model.Style == AggregateStyle.Record || (model.Style == AggregateStyle.Class && fold.Birth is not null);

    private static void EmitBirth(SourceWriter writer, AggregateModel model, FoldModel fold, FoldMethod constructor)
    {
        writer.Line($"self = new {model.Type.FullName}({FoldCall.Arguments(constructor, "e", "page.Context")});");
        if (!model.IsFunctional) writer.Line($"self._foldstreamSession = (global::Foldstream.Aggregates.AggregateSession<{model.KeyType}>)page.Session;");
        writer.Line("page.IsBorn = true;");
        ChildFoldEmitter.EmitCall(writer, model, fold, "self", "e", "page.Context");
    }

    private static IEnumerable<(FoldModel Fold, int Tag)> Tagged(AggregateModel model) => AggregateEmitter.InTagOrder(model).Select((fold, i) => (fold, FirstTag + i));

    private static string Title(FoldModel fold) => $"{fold.EventName} v{CSharpText.Number(fold.SchemaVersion)}";

    private static string Method(int tag) => "FoldstreamFold" + CSharpText.Number(tag);

    // A struct is never null: only the page knows whether there is one yet.
    private static string IsBorn(AggregateModel model) => model.Style == AggregateStyle.RecordStruct ? "page.IsBorn" : "self is not null";

    private static string IsNotBorn(AggregateModel model) => model.Style == AggregateStyle.RecordStruct ? "!page.IsBorn" : "self is null";
}
