using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints the calls of upcasters, one after the other, and the taking of each event that comes out, as if it had been stored.</summary>
/// <param name="writer">Stands where the old version is there as a value.</param>
/// <param name="take">Prints what is done with an event: with its type as emitted code names it, a variable that holds it, and its place among all of them.</param>
internal sealed class UpcastEmitter(SourceWriter writer, Action<string, string, int> take)
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

        take(branch.Type, local, _part++);
    }

    private string Local() => "e" + CSharpText.Number(++_locals);
}
