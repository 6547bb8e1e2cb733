using Foldstream.Generators.Fingerprints;
using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints how an aggregate's fingerprint is made, and what the compiler knows of it.</summary>
internal static class FingerprintEmitter
{
    private const string Method = "FoldstreamFingerprint", Builder = "global::Foldstream.Aggregates.FoldFingerprintBuilder", Fingerprint = "global::Foldstream.FoldFingerprint";

    /// <summary>The field that keeps the fingerprint: it stands beside the user's type, which gets no static field.</summary>
    public static void EmitField(SourceWriter writer)
        => writer.Line($"internal static global::System.Runtime.CompilerServices.StrongBox<{Fingerprint}>? Fingerprint;");

    /// <summary>The aggregate's part, which compiles with and without the file that says what the compiler knows.</summary>
    public static void EmitProperty(SourceWriter writer, PartialType type)
    {
        string definition = SourceFile.Beside(type, "FoldstreamDefinition");
        using (writer.Block($"static {Fingerprint} global::Foldstream.Aggregates.IFold<{type.FullName}>.Fingerprint"))
        {
            using (writer.Block("get"))
            {
                using (writer.Block($"if ({definition}.Fingerprint is {{ }} known)"))
                {
                    writer.Line("return known.Value;");
                }

                writer.Line();
                writer.Line($"{Builder} parts = new({definition}.Value);");
                writer.Line($"{Method}(parts);");
                writer.Line($"{definition}.Fingerprint = new(parts.ToFingerprint());");
                writer.Line($"return {definition}.Fingerprint.Value;");
            }
        }

        writer.Line();
        writer.Line("/// <summary>Tells what the compiler knows of the fold. An editor leaves it out.</summary>");
        writer.Line(SourceFile.Hidden);
        writer.Line($"static partial void {Method}({Builder} parts);");
        writer.Line();
    }

    public static string Emit(FingerprintModel model)
    {
        SourceWriter writer = SourceFile.Begin();
        string[] aliases = [.. model.Assemblies.Select(assembly => assembly.Alias).OfType<string>().Distinct().OrderBy(alias => alias, StringComparer.Ordinal)];
        foreach (string alias in aliases) writer.Line($"extern alias {alias};");
        if (aliases.Length > 0) writer.Line();

        SourceFile.InNamespace(writer, model.Type.Namespace, writer => SourceFile.InType(writer, model.Type, "", "", writer =>
        {
            using (writer.Block($"static partial void {Method}({Builder} parts)"))
            {
                writer.Line($"parts.AddCode({CSharpText.Literal(model.CodeHash)});");
                foreach (AssemblyModel assembly in model.Assemblies) EmitAssembly(writer, assembly);
            }
        }));
        return writer.ToString();
    }

    private static void EmitAssembly(SourceWriter writer, AssemblyModel assembly)
        => writer.Line(assembly.Type is null
            ? $"parts.Add({CSharpText.Literal(assembly.Identity ?? "")});"
            : $"parts.AddAssembly({CSharpText.Literal(assembly.Name)}, static () => typeof({assembly.Alias ?? "global"}::{assembly.Type}));");
}
