using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints one <c>Raise</c> for each event that may follow another. All take <c>in</c>: a by-value overload would win over the others.
/// The generic one catches what would otherwise convert to an event of the set, and says what to do.
/// </summary>
internal static class RaiseEmitter
{
    public static void Emit(SourceWriter writer, AggregateModel model)
    {
        // The user's own stand in the way of ours, which is an error of its own.
        if (model.DeclaresRaise) return;

        foreach (FoldModel fold in model.Folds)
        {
            if (!fold.OnlyBegins)
            {
                EmitRaise(writer, model, fold);
                writer.Line();
            }
        }

        if (model.HasErrors)
        {
            // The aggregate's own errors are enough; one for each event that is raised would bury them.
            writer.Line($"private void Raise<TEvent>(in TEvent e) => {AggregateEmitter.Refusal(model)};");
            writer.Line();
            return;
        }

        string text = Advice(model);
        writer.Line(SourceFile.Trap(text, Traps.EventIsNotFolded));
        writer.Line(SourceFile.Hidden);
        writer.Line($"private void Raise<TEvent>(in TEvent e)");
        writer.Line($"    => throw new global::System.InvalidOperationException({CSharpText.Literal(text)});");
        writer.Line();
    }

    private static void EmitRaise(SourceWriter writer, AggregateModel model, FoldModel fold)
    {
        writer.Line($"/// <summary>Records {CSharpText.Xml(fold.EventName)} and folds it at once: the next line sees the new state.</summary>");
        using (writer.Block($"private void Raise(in {fold.EventType} e)"))
        {
            if (model.HasErrors)
            {
                writer.Line(AggregateEmitter.Refusal(model) + ";");
                return;
            }

            writer.Line("var session = FoldstreamSession;");
            writer.Line($"{fold.EventType} recorded = session.Record(in e);");
            using (writer.Block("try"))
            {
                FoldStepEmitter.Emit(writer, model, fold, "this", "recorded", "session.Context");
            }

            using (writer.Block("catch (global::System.Exception error)"))
            {
                writer.Line($"throw session.FoldFailed<{fold.EventType}>(error);");
            }

            writer.Line();
            writer.Line("session.EndFold();");
        }
    }

    private static string Advice(AggregateModel model)
    {
        string[] raised = [.. model.Folds.Where(fold => !fold.OnlyBegins).Select(fold => fold.ShortName)];
        string[] births = [.. model.Folds.Where(fold => fold.OnlyBegins).Select(fold => fold.ShortName)];
        return $"{model.Type.Name} has no Apply for this event. Write 'private void Apply(in TheEvent e)' in {model.Type.Name}"
            + (raised.Length == 0 ? "." : $", or raise one that it folds: {string.Join(", ", raised)}.")
            + (births.Length == 0 ? "" : $" {string.Join(", ", births)} can only begin a stream: hand it to StartAsync.")
            + (model.Ignored.Count == 0 ? "" : $" {model.Type.Name} ignores {string.Join(", ", model.Ignored)}: [Ignores] is for what a replay passes over, and what is raised needs an Apply instead.");
    }
}
