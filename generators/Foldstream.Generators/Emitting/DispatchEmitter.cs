using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints a subscription's dispatch: the loop over the events of a page, and for each event the method from its bytes to <c>Handle</c>. The loop is asynchronous where a
/// handler is; where none is, it allocates nothing.
/// </summary>
internal static class DispatchEmitter
{
    private const string Tasks = "global::System.Threading.Tasks";
    private const string Cancellation = "global::System.Threading.CancellationToken";
    private const string Page = SubscriptionEmitter.Subscriptions + ".PageDelivery";
    private const int FirstTag = 3; // ReplayTag.FirstEvent

    public static void Emit(SourceWriter writer, SubscriptionModel model)
    {
        bool waits = !model.HasErrors && model.Handles.Any(Waits);
        string signature = $"{(waits ? "async " : "")}{Tasks}.ValueTask {SubscriptionEmitter.Subscriptions}.ISubscriptionHandler.HandleAsync({Page} page, {Cancellation} cancellationToken)";
        if (model.HasErrors)
        {
            writer.Line(signature);
            writer.Line($"    => {SubscriptionEmitter.Refusal(model)};");
            return;
        }

        using (writer.Block(signature))
        {
            EmitLoop(writer, model, waits);
        }

        foreach ((HandleModel handle, int tag) in Tagged(model))
        {
            writer.Line();
            writer.Line($"/// <summary>Reads {CSharpText.Xml(Title(handle))}, and hands it over.</summary>");
            using (writer.Block($"private {TypeOf(handle.Result)} {Method(tag)}({Page} page{(Waits(handle) ? $", {Cancellation} cancellationToken" : "")})"))
            {
                writer.Line($"{handle.EventType}.DecodePayload(page.Payload, {CSharpText.Mask(handle.MembersRead)}, out {handle.EventType} e);");
                writer.Line($"{(Waits(handle) ? "return " : "")}{Call(handle, "e", 0)};");
            }
        }

        foreach ((OldEventModel old, int tag) in Old(model))
        {
            writer.Line();
            writer.Line($"/// <summary>Reads {CSharpText.Xml(Title(old))}, and hands over what has become of it.</summary>");
            bool asynchronous = Waits(model, old.Tree!);
            using (writer.Block($"private {(asynchronous ? $"async {Tasks}.ValueTask" : "void")} {Method(tag)}({Page} page{(asynchronous ? $", {Cancellation} cancellationToken" : "")})"))
            {
                writer.Line($"{old.Type}.DecodePayload(page.Payload, {CSharpText.Mask(old.MembersRead)}, out {old.Type} e);");
                new UpcastEmitter(writer, (type, e, part) => EmitPart(writer, model, type, e, part)).Emit(old.Tree!, "e");
            }
        }
    }

    private static void EmitLoop(SourceWriter writer, SubscriptionModel model, bool waits)
    {
        using (writer.Block("while (page.TryNext(out int tag))"))
        {
            writer.Line("cancellationToken.ThrowIfCancellationRequested();");
            using (writer.Block("switch (tag)"))
            {
                string[] ignored = [.. model.Ignored, .. model.Old.Where(old => old.Tree is null).Select(Title)];
                string names = ignored.Length == 0 ? "" : ": " + string.Join(", ", ignored);
                writer.Line($"case 2: // {(model.IsOpen ? "ignored, or not handled" : "ignored")}{names}");
                writer.Line("    break;");
                foreach ((HandleModel handle, int tag) in Tagged(model))
                {
                    string unread = handle.Unread.Count == 0 ? "" : "; not read: " + string.Join(", ", handle.Unread);
                    writer.Line($"case {CSharpText.Number(tag)}: // {Title(handle)}{unread}");
                    EmitCase(writer, tag, Waits(handle));
                }

                foreach ((OldEventModel old, int tag) in Old(model))
                {
                    writer.Line($"case {CSharpText.Number(tag)}: // {Title(old)}, upcast");
                    EmitCase(writer, tag, Waits(model, old.Tree!));
                }

                writer.Line("default: // unknown, or written with another shape");
                writer.Line("    page.Stop();");
                writer.Line(waits ? "    return;" : "    return default;");
            }
        }

        if (waits) return;

        writer.Line();
        writer.Line("return default;");
    }

    private static void EmitCase(SourceWriter writer, int tag, bool waits)
    {
        writer.Line(waits ? $"    await {Method(tag)}(page, cancellationToken).ConfigureAwait(false);" : $"    {Method(tag)}(page);");
        writer.Line("    break;");
    }

    /// <summary>Hands over one of the events that upcasters have made of an old one.</summary>
    private static void EmitPart(SourceWriter writer, SubscriptionModel model, string type, string e, int part)
    {
        if (model.Handles.FirstOrDefault(handle => handle.EventType == type) is not { } handle) writer.Line("// It is passed by.");
        else writer.Line(Waits(handle) ? $"await {Call(handle, e, part)}.ConfigureAwait(false);" : Call(handle, e, part) + ";");
    }

    private static string Call(HandleModel handle, string e, int part)
    {
        string context = handle.Context switch
        {
            HandleContext.Event => part == 0 ? ", page.EventContext" : $", page.EventContextOf({CSharpText.Number(part)})",
            HandleContext.Handler => part == 0 ? ", page.Context" : $", page.ContextOf({CSharpText.Number(part)})",
            _ => "",
        };
        return $"{handle.Method}({(handle.TakesIn ? "in " : "")}{e}{context}{(handle.TakesCancellation ? ", cancellationToken" : "")})";
    }

    private static string TypeOf(HandleResult result) => result switch
    {
        HandleResult.Task => $"{Tasks}.Task",
        HandleResult.ValueTask => $"{Tasks}.ValueTask",
        _ => "void",
    };

    private static bool Waits(HandleModel handle) => handle.Result != HandleResult.Nothing;

    private static bool Waits(SubscriptionModel model, UpcastTree tree)
        => tree.Branches.Any(branch => branch.Next is { } next ? Waits(model, next) : model.Handles.Any(handle => handle.EventType == branch.Type && Waits(handle)));

    private static IEnumerable<(HandleModel Handle, int Tag)> Tagged(SubscriptionModel model) => model.Handles.Select((handle, i) => (handle, FirstTag + i));

    private static IEnumerable<(OldEventModel Old, int Tag)> Old(SubscriptionModel model)
        => model.Old.Where(old => old.Tree is not null).Select((old, i) => (old, FirstTag + model.Handles.Count + i));

    private static string Title(OldEventModel old) => $"{old.EventName} v{CSharpText.Number(old.SchemaVersion)}";

    private static string Title(HandleModel handle) => $"{handle.EventName} v{CSharpText.Number(handle.SchemaVersion)}";

    private static string Method(int tag) => "FoldstreamHandle" + CSharpText.Number(tag);
}
