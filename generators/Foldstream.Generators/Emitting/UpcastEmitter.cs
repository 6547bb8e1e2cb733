using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints the calls of upcasters, one after the other, and the folding of each event that comes out, as if it had been stored.</summary>
internal sealed class UpcastEmitter(SourceWriter writer, AggregateModel model)
{
    private int _locals, _part;

    /// <param name="tree">The upcaster, and what becomes of its results.</param>
    /// <param name="old">What it takes, a variable.</param>
    public void Emit(UpcastTree tree, string old)
    {
        string call = $"{tree.Call}(in {old})";
        if (!tree.IsTuple)
        {
            Emit(tree.Branches[0], call);
            return;
        }

        string all = Local();
        writer.Line($"var {all} = {call};");
        for (int i = 0; i < tree.Branches.Count; i++)
        {
            writer.Line();
            Emit(tree.Branches[i], $"{all}.Item{CSharpText.Number(i + 1)}");
        }
    }

    private void Emit(UpcastBranch branch, string value)
    {
        string local = Local();
        if (!branch.IsOptional)
        {
            writer.Line($"{branch.Type} {local} = {value};");
            EmitRest(branch, local);
            return;
        }

        using (writer.Block($"if ({value} is {{ }} {local})")) EmitRest(branch, local);
    }

    private void EmitRest(UpcastBranch branch, string local)
    {
        if (branch.Next is { } next)
        {
            Emit(next, local);
            return;
        }

        int part = _part++;
        FoldModel? fold = model.Folds.FirstOrDefault(fold => fold.EventType == branch.Type);
        if (fold is null) writer.Line("// It is ignored.");
        else ReplayEmitter.EmitFolding(writer, model, fold, local, part == 0 ? "page.Context" : $"page.ContextOf({CSharpText.Number(part)})");
    }

    private string Local() => "e" + CSharpText.Number(++_locals);
}
