using Foldstream.Model;
using Foldstream.Parsing;
using Foldstream.Upcasting;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints a nested type in a form that the code has no more, for the old versions that hold it.</summary>
internal static class RevisionEmitter
{
    public static string Emit(RevisionModel model)
    {
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Namespace, writer =>
        {
            string access = model.IsPublic ? "public" : "internal";
            writer.Line("/// <summary>As events.lock holds it for old versions of events.</summary>");
            writer.Line(SourceFile.GeneratedCode);
            switch (model.Type)
            {
                case EnumWire numbers:
                    using (writer.Block($"{access} enum {model.Name} : {ScalarKinds.NameOf(numbers.Underlying)}"))
                    {
                        foreach (string member in numbers.Members) writer.Line(Number(member));
                    }

                    break;
                case IdentifierWire identifier:
                    writer.Line($"{access} readonly record struct {model.Name}({ScalarKinds.NameOf(identifier.Kind)} {identifier.ValueName});");
                    break;
                case RecordWire record:
                    writer.Line($"{access} readonly record struct {model.Name}({OldVersionsEmitter.Parameters(record.Members, model.Name)});");
                    break;
                case HierarchyWire hierarchy:
                    using (writer.Block($"{access} abstract record {model.Name}"))
                    {
                        writer.Line($"private {model.Name}()");
                        writer.Line("{");
                        writer.Line("}");
                        foreach (CaseModel one in hierarchy.Cases)
                        {
                            writer.Line();
                            writer.Line($"/// <summary>Case {CSharpText.Number(one.Number)}.</summary>");
                            writer.Line($"{access} sealed record {CSharpText.Name(one.Name)}({OldVersionsEmitter.Parameters(one.Record.Members, one.Name)}) : {model.Name};");
                        }
                    }

                    break;
            }
        });
        return writer.ToString();
    }

    private static string Number(string member)
    {
        int at = member.IndexOf('=');
        return $"{CSharpText.Name(member.Substring(0, at))} = {member.Substring(at + 1)},";
    }
}
