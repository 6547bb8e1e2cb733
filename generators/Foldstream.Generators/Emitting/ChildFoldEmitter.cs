using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints, for each event that concerns child entities, the method that forwards it to the child that it names. A class is changed; of a
/// record the method gives the next state.
/// </summary>
internal static class ChildFoldEmitter
{
    private const string Name = "FoldstreamFoldChildren";
    private const string Throws = "global::Foldstream.Aggregates.ChildFold";

    public static void Emit(SourceWriter writer, AggregateModel model)
    {
        if (model.HasErrors) return;

        foreach (FoldModel fold in model.Folds.Where(fold => fold.Children.Count > 0))
        {
            writer.Line();
            EmitMethod(writer, model, fold);
        }
    }

    /// <summary>Prints the call, where the event concerns children.</summary>
    public static void EmitCall(SourceWriter writer, AggregateModel model, FoldModel fold, string state, string e, string context)
    {
        if (fold.Children.Count == 0) return;

        string arguments = "in " + e + (TakesContext(fold) ? ", " + context : "");
        writer.Line(model.IsFunctional ? $"{state} = {model.Type.FullName}.{Name}({state}, {arguments});" : $"{state}.{Name}({arguments});");
    }

    private static void EmitMethod(SourceWriter writer, AggregateModel model, FoldModel fold)
    {
        string parameters = $"in {fold.EventType} e" + (TakesContext(fold) ? ", in global::Foldstream.EventContext context" : "");
        string method = model.IsFunctional ? $"static {model.Type.FullName} {Name}({model.Type.FullName} self, {parameters})" : $"void {Name}({parameters})";
        writer.Line($"/// <summary>Forwards {CSharpText.Xml(fold.EventName)} to the child that it names.</summary>");
        using (writer.Block("private " + method))
        {
            for (int i = 0; i < fold.Children.Count; i++)
            {
                if (i > 0) writer.Line();
                new Step(writer, model, fold, fold.Children[i], i == 0 ? "child" : "child" + CSharpText.Number(i + 1)).Emit();
            }

            if (!model.IsFunctional) return;

            writer.Line();
            writer.Line("return self;");
        }
    }

    private static bool TakesContext(FoldModel fold) => fold.Children.Any(child => child.Birth?.TakesContext == true || child.Apply?.TakesContext == true);

    /// <summary>What one event does to one collection.</summary>
    private readonly struct Step(SourceWriter writer, AggregateModel model, FoldModel fold, ChildFold child, string local)
    {
        private readonly string _self = model.IsFunctional ? "self" : "this";
        private readonly string _member = CSharpText.Name(child.Collection);
        private readonly string _key = "e." + CSharpText.Name(child.KeyMember);

        private string Collection => _self + "." + _member;

        /// <summary>A child that is a value is changed where it lies in a Dictionary: one look-up, and nothing is copied twice.</summary>
        private bool IsInPlace => child.Kind == ChildCollection.Dictionary && child.Style != AggregateStyle.Class;

        public void Emit()
        {
            if (child.Apply is not { } apply)
            {
                EmitThrow($"if ({Collection}.ContainsKey({_key}))", "ThrowBornAgain");
                EmitBirth(child.Birth!);
                return;
            }

            string isMissing = EmitLookUp();
            if (child.Birth is not { } birth)
            {
                EmitThrow(isMissing, "ThrowMissing");
                EmitApply(apply);
                return;
            }

            using (writer.Block(isMissing)) EmitBirth(birth);
            using (writer.Block("else")) EmitApply(apply);
        }

        /// <returns>The head of the statement for a child that is not there.</returns>
        private string EmitLookUp()
        {
            if (!IsInPlace) return $"if (!{Collection}.TryGetValue({_key}, out var {local}))";

            writer.Line($"ref {child.ChildType} {local} = ref global::System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef({Collection}, {_key});");
            return $"if (global::System.Runtime.CompilerServices.Unsafe.IsNullRef(ref {local}))";
        }

        private void EmitThrow(string condition, string method)
        {
            using (writer.Block(condition)) writer.Line($"{Throws}.{method}({CSharpText.Literal(child.Collection)}, {CSharpText.Literal(fold.EventName)}, {_key});");
            writer.Line();
        }

        private void EmitBirth(FoldMethod birth)
        {
            string call = $"{Collection}.Add({_key}, new {child.ChildType}({FoldCall.Arguments(birth, "e", "in context")}))";
            writer.Line(child.Kind == ChildCollection.Immutable ? Replaced(call) : call + ";");
        }

        private void EmitApply(FoldMethod apply)
        {
            string arguments = FoldCall.Arguments(apply, "e", "in context");
            string call = apply.State switch
            {
                StateForm.ByValue => $"{child.ChildType}.Apply({local}, {arguments})",
                StateForm.In => $"{child.ChildType}.Apply(in {local}, {arguments})",
                _ => $"{local}.Apply({arguments})",
            };
            if (child.Style == AggregateStyle.Class)
            {
                writer.Line(call + ";");
                return;
            }

            writer.Line($"{local} = {call};");
            if (child.Style == AggregateStyle.Record)
            {
                writer.Line($"if ({local} is null)");
                writer.Line("{");
                writer.Line("    global::Foldstream.Aggregates.ReplayPage.ThrowNoState();");
                writer.Line("}");
                writer.Line();
            }

            if (child.Kind == ChildCollection.Immutable) writer.Line(Replaced($"{Collection}.SetItem({_key}, {local})"));
            else if (!IsInPlace) writer.Line($"{Collection}[{_key}] = {local};");
        }

        private string Replaced(string next) => model.IsFunctional ? $"self = self with {{ {_member} = {next} }};" : $"{Collection} = {next};";
    }
}
