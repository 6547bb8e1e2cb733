using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints the extension methods that stand beside an aggregate: what takes its own events, keys and commands, so that nothing else fits.
/// From inside its namespace they are found before the runtime's, which they complete and never hide.
/// </summary>
internal static class ExtensionsEmitter
{
    public static string Emit(AggregateModel model)
    {
        List<Action<SourceWriter>> methods = [];
        if (model.Folds.Any(fold => fold.Birth is not null) || (model.HasErrors && !model.IsFunctional)) methods.Add(writer => StartEmitter.Emit(writer, model));
        if (model.IsFunctional) methods.Add(writer => DecisionEmitter.Emit(writer, model));
        if (!model.DeclaresEvents) methods.Add(writer => ScenarioEmitter.Emit(writer, model));

        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
        {
            writer.Line($"/// <summary>What can be done with <see cref=\"{model.Type.FullName}\"/> and no other aggregate.</summary>");
            writer.Line(SourceFile.GeneratedCode);
            using (writer.Block($"{Access(HasPublicMethods(model))} static class {SourceFile.SimpleNameBeside(model.Type, "FoldstreamExtensions")}"))
            {
                for (int i = 0; i < methods.Count; i++)
                {
                    if (i > 0) writer.Line();
                    methods[i](writer);
                }
            }
        });
        return writer.ToString();
    }

    public static string Access(bool isPublic) => isPublic ? "public" : "internal";

    /// <summary>Whether the aggregate's repository can be named outside the project.</summary>
    public static bool HasPublicRepository(AggregateModel model) => model.Type.IsPublic && model.KeyIsPublic;

    private static bool HasPublicMethods(AggregateModel model)
        => EventSetEmitter.IsPublic(model) || (HasPublicRepository(model) && model.Folds.Any(fold => fold.Birth is not null && fold.EventIsPublic));
}
