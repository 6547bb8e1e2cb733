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

        foreach ((OldEventModel old, int tag) in Old(model))
        {
            writer.Line();
            string result = ReturnsState(model, old.Tree!) ? state : "void";
            writer.Line($"/// <summary>Reads {CSharpText.Xml(Title(old))}, and folds what has become of it.</summary>");
            using (writer.Block(Signature(model, tag, result, state)))
            {
                writer.Line($"{old.Type}.DecodePayload(payload, {CSharpText.Mask(old.MembersRead)}, out {old.Type} e);");
                new UpcastEmitter(writer, (type, e, part) => EmitPart(writer, model, type, e, part)).Emit(old.Tree!, "e");
                EmitReturn(writer, result);
            }
        }
    }

    private static void EmitDispatch(SourceWriter writer, AggregateModel model)
    {
        using (writer.Block("switch (tag)"))
        {
            string[] ignored = [.. model.Ignored, .. model.Old.Where(old => old.Tree is null).Select(Title)];
            if (ignored.Length > 0)
            {
                writer.Line("case 2: // ignored: " + string.Join(", ", ignored));
                writer.Line("    break;");
            }

            foreach ((FoldModel fold, int tag) in Tagged(model))
            {
                string unread = fold.Unread.Count == 0 ? "" : "; not read: " + string.Join(", ", fold.Unread);
                string birth = fold.Birth is null ? "" : fold.OnlyBegins ? ", begins the stream" : ", may begin the stream";
                writer.Line($"case {CSharpText.Number(tag)}: // {Title(fold)}{birth}{unread}");
                EmitCase(writer, model, tag, ReturnsState(model, fold));
            }

            foreach ((OldEventModel old, int tag) in Old(model))
            {
                writer.Line($"case {CSharpText.Number(tag)}: // {Title(old)}, upcast");
                EmitCase(writer, model, tag, ReturnsState(model, old.Tree!));
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
        string result = ReturnsState(model, fold) ? state : "void";
        using (writer.Block(Signature(model, tag, result, state)))
        {
            writer.Line($"{fold.EventType}.DecodePayload(payload, {CSharpText.Mask(fold.MembersRead)}, out {fold.EventType} e);");
            EmitFolding(writer, model, fold, "e", "page.Context");
            EmitReturn(writer, result);
        }
    }

    /// <summary>Folds one of the events that upcasters have made of an old one.</summary>
    private static void EmitPart(SourceWriter writer, AggregateModel model, string type, string e, int part)
    {
        FoldModel? fold = model.Folds.FirstOrDefault(fold => fold.EventType == type);
        if (fold is null) writer.Line("// It is ignored.");
        else EmitFolding(writer, model, fold, e, part == 0 ? "page.Context" : $"page.ContextOf({CSharpText.Number(part)})");
    }

    private static string Signature(AggregateModel model, int tag, string result, string state)
        => $"private static {result} {Method(tag)}(global::System.ReadOnlySpan<byte> payload, scoped ref {Page} page, {(model.Style == AggregateStyle.RecordStruct ? "ref " : "")}{state} self)";

    private static void EmitCase(SourceWriter writer, AggregateModel model, int tag, bool returnsState)
    {
        writer.Line($"    {(returnsState ? "self = " : "")}{Method(tag)}(payload, ref page, {(model.Style == AggregateStyle.RecordStruct ? "ref " : "")}self);");
        writer.Line("    break;");
    }

    private static void EmitReturn(SourceWriter writer, string result)
    {
        if (result == "void") return;

        writer.Line();
        writer.Line("return self;");
    }

    /// <summary>Folds an event that is there as a value: it begins the stream, or finds a state.</summary>
    public static void EmitFolding(SourceWriter writer, AggregateModel model, FoldModel fold, string e, string context)
    {
        switch (fold)
        {
            case { Birth: { } constructor, OnlyBegins: true }:
                writer.Line($"if ({IsBorn(model)})");
                writer.Line("{");
                writer.Line($"    {Page}.ThrowBornAgain();");
                writer.Line("}");
                writer.Line();
                EmitBirth(writer, model, fold, constructor, e, context);
                break;
            case { Birth: { } constructor }:
                using (writer.Block($"if ({IsNotBorn(model)})"))
                {
                    EmitBirth(writer, model, fold, constructor, e, context);
                }

                using (writer.Block("else"))
                {
                    FoldStepEmitter.Emit(writer, model, fold, "self", e, context);
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

                FoldStepEmitter.Emit(writer, model, fold, "self", e, context);
                break;
        }
    }

    /// <summary>A reference is handed over and back, so that the loop keeps it in a register; a struct is changed where it lies.</summary>
    private static bool ReturnsState(AggregateModel model, FoldModel fold)
        => model.Style == AggregateStyle.Record || (model.Style == AggregateStyle.Class && fold.Birth is not null);

    private static bool ReturnsState(AggregateModel model, UpcastTree tree)
        => tree.Branches.Any(branch => branch.Next is { } next ? ReturnsState(model, next) : model.Folds.Any(fold => fold.EventType == branch.Type && ReturnsState(model, fold)));

    private static void EmitBirth(SourceWriter writer, AggregateModel model, FoldModel fold, FoldMethod constructor, string e, string context)
    {
        writer.Line($"self = new {model.Type.FullName}({FoldCall.Arguments(constructor, e, context)});");
        if (!model.IsFunctional) writer.Line($"self._foldstreamSession = (global::Foldstream.Aggregates.AggregateSession<{model.KeyType}>)page.Session;");
        writer.Line("page.IsBorn = true;");
        ChildFoldEmitter.EmitCall(writer, model, fold, "self", e, context);
    }

    private static IEnumerable<(FoldModel Fold, int Tag)> Tagged(AggregateModel model) => AggregateEmitter.InTagOrder(model).Select((fold, i) => (fold, FirstTag + i));

    private static IEnumerable<(OldEventModel Old, int Tag)> Old(AggregateModel model)
        => model.Old.Where(old => old.Tree is not null).Select((old, i) => (old, FirstTag + model.Folds.Count + i));

    private static string Title(OldEventModel old) => $"{old.EventName} v{CSharpText.Number(old.SchemaVersion)}";

    private static string Title(FoldModel fold) => $"{fold.EventName} v{CSharpText.Number(fold.SchemaVersion)}";

    private static string Method(int tag) => "FoldstreamFold" + CSharpText.Number(tag);

    // A struct is never null: only the page knows whether there is one yet.
    private static string IsBorn(AggregateModel model) => model.Style == AggregateStyle.RecordStruct ? "page.IsBorn" : "self is not null";

    private static string IsNotBorn(AggregateModel model) => model.Style == AggregateStyle.RecordStruct ? "!page.IsBorn" : "self is null";
}
