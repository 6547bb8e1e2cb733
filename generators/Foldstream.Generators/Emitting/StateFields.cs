using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints how the codec of a state gets at its fields. A field that nobody else sees is reached by its name in metadata: that works for get-only members, for types that are
/// not partial, and in native code, and adds nothing to what the user declares.
/// </summary>
internal static class StateFields
{
    /// <summary>The name of the method that gives a field, unique in the codec.</summary>
    public static string NameOf(RecordWire state, string type, int index)
    {
        string own = Readable(state.Members[index].Name);
        return "FieldOf" + type + "_" + own + (state.Members.Take(index).Any(member => Readable(member.Name) == own) ? "_" + CSharpText.Number(index) : "");
    }

    /// <summary>The expression that gives a field of what <paramref name="value"/> names.</summary>
    public static string Of(RecordWire state, string type, int index, string value)
        => $"{NameOf(state, type, index)}({(state.IsStruct ? $"ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in {value})" : value)})";

    public static void Emit(SourceWriter writer, RecordWire state, string type)
    {
        for (int i = 0; i < state.Members.Count; i++)
        {
            MemberModel member = state.Members[i];
            writer.Line();
            writer.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = {CSharpText.Literal(member.Field!.Name)})]");
            writer.Line($"private static extern ref {member.Type.TypeName} {NameOf(state, type, i)}({(state.IsStruct ? "ref " : "")}{member.Field.Owner} self);");
        }
    }

    private static string Readable(string name) => CSharpText.ShortName(name).TrimStart('_');
}
