using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints the step that folds one event into a state that exists: all that replaying and raising share. A class changes itself; a record
/// gives the next state, which takes the place of the last.
/// </summary>
internal static class FoldStepEmitter
{
    /// <param name="writer">Stands inside the aggregate.</param>
    /// <param name="model">The aggregate.</param>
    /// <param name="fold">The event.</param>
    /// <param name="state">The state, as emitted code names it. Of a record, a variable.</param>
    /// <param name="e">The event, as emitted code names it.</param>
    /// <param name="context">The event's context.</param>
    public static void Emit(SourceWriter writer, AggregateModel model, FoldModel fold, string state, string e, string context)
    {
        ChildFoldEmitter.EmitCall(writer, model, fold, state, e, context);
        if (fold.Apply is not { } apply) return;

        string arguments = FoldCall.Arguments(apply, e, context);
        string call = apply.State switch
        {
            StateForm.ByValue => $"{model.Type.FullName}.Apply({state}, {arguments})",
            StateForm.In => $"{model.Type.FullName}.Apply(in {state}, {arguments})",
            _ => $"{state}.Apply({arguments})",
        };
        writer.Line(model.IsFunctional ? $"{state} = {call};" : call + ";");
        if (model.Style == AggregateStyle.Record)
        {
            writer.Line($"if ({state} is null)");
            writer.Line("{");
            writer.Line("    global::Foldstream.Aggregates.ReplayPage.ThrowNoState();");
            writer.Line("}");
        }
    }
}
