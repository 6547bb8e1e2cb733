using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

internal sealed partial class DecodingEmitter
{
    /// <summary>
    /// Puts a state together field by field. No constructor runs: it would decide, fold or count something. Nothing is forgiven either, since who wrote
    /// the snapshot had the same fields.
    /// </summary>
    private void EmitFields(SourceWriter writer, RecordWire state, string name)
    {
        writer.Line($"{Wire.Reader}.ReadMembers({Source}, {CSharpText.Number(state.Members.Count)});");
        writer.Line($"{state.ClrType} self = {(state.IsStruct ? "default" : $"({state.ClrType})global::System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof({state.ClrType}))")};");
        for (int i = 0; i < state.Members.Count; i++)
        {
            MemberModel member = state.Members[i];
            EmitNilCheck(writer, member.Type, member.Name);
            writer.Line($"{StateFields.NameOf(state, name, i)}({(state.IsStruct ? "ref " : "")}self) = {Read(member.Type)};");
        }

        writer.Line("return self;");
    }
}
