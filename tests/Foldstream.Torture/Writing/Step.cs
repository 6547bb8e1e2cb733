namespace Foldstream.Torture.Writing;

/// <summary>What writers append: each event says which one it is, so that whoever reads it can tell all that must be in its append.</summary>
/// <param name="Round">The round of the run.</param>
/// <param name="Writer">The writer.</param>
/// <param name="Number">Which unit of the writer.</param>
/// <param name="Part">Which append of the unit.</param>
/// <param name="Index">Which event of the append.</param>
/// <param name="Filling">Random text.</param>
[Event("storm-step")]
public sealed partial record Step(int Round, int Writer, int Number, int Part, int Index, string Filling);
