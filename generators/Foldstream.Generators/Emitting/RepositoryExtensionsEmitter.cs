using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints <c>StartAsync</c> for each event that an aggregate can begin with, and a generic one that catches every other event or key
/// and says what to do. It must stand beside the others: from another namespace it could hide them.
/// </summary>
internal static class RepositoryExtensionsEmitter
{
    private const string FetchFirst = "Fetch first, then decide: a decision is synchronous, since it runs again after a version conflict.";

    public static string Emit(AggregateModel model)
    {
        FoldModel[] births = [.. model.Folds.Where(fold => fold.Birth is not null)];
        bool isPublic = model.Type.IsPublic && model.KeyIsPublic;
        string access = isPublic && births.Any(fold => fold.EventIsPublic) ? "public" : "internal";
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
        {
            writer.Line($"/// <summary>Begins streams of <see cref=\"{model.Type.FullName}\"/>.</summary>");
            writer.Line(SourceFile.GeneratedCode);
            using (writer.Block($"{access} static class {SourceFile.SimpleNameBeside(model.Type, "FoldstreamExtensions")}"))
            {
                foreach (FoldModel birth in births)
                {
                    EmitStarts(writer, model, birth, isPublic && birth.EventIsPublic ? "public" : "internal");
                    writer.Line();
                }

                EmitCatchAll(writer, model, births, access);
            }
        });
        return writer.ToString();
    }

    private static void EmitStarts(SourceWriter writer, AggregateModel model, FoldModel birth, string access)
    {
        string type = model.Type.FullName;
        Emit("", "null", null);
        writer.Line();
        Emit($"global::System.Action<{type}> decide", "(aggregate, _) => decide(aggregate)", null);
        writer.Line();
        Emit($"global::System.Action<{type}, global::Foldstream.DecisionContext> decide", "decide", null);
        writer.Line();
        Emit($"global::System.Func<{type}, global::System.Threading.Tasks.Task> decide", "", FetchFirst);
        writer.Line();
        Emit($"global::System.Func<{type}, global::Foldstream.DecisionContext, global::System.Threading.Tasks.Task> decide", "", FetchFirst);

        void Emit(string decide, string argument, string? refusal)
        {
            if (refusal is null)
            {
                writer.Line($"/// <summary>Begins a stream with {CSharpText.Xml(birth.EventName)}{(decide.Length == 0 ? "" : " and what a decision raises")}.</summary>");
                writer.Line("/// <exception cref=\"global::Foldstream.StreamExistsException\">The stream has events already.</exception>");
            }
            else
            {
                writer.Line($"[global::System.Obsolete({CSharpText.Literal(refusal)}, error: true)]");
                writer.Line(SourceFile.Hidden);
            }

            writer.Line($"{access} static global::System.Threading.Tasks.Task<global::Foldstream.Appended> StartAsync(");
            using (writer.Indented())
            {
                writer.Line($"this global::Foldstream.IRepository<{type}, {model.KeyType}> repository,");
                writer.Line($"{model.KeyType} id,");
                writer.Line($"in {birth.EventType} birth,");
                if (decide.Length > 0)
                {
                    writer.Line(decide + ",");
                }

                writer.Line("global::Foldstream.AppendOptions? options = null,");
                writer.Line("global::System.Threading.CancellationToken cancellationToken = default)");
                writer.Line(model.HasErrors ? $"=> {AggregateEmitter.Refusal(model)};" : refusal is null
                    ? $"=> repository.BeginAsync(id, birth, {argument}, options, cancellationToken);"
                    : $"=> throw new global::System.NotSupportedException({CSharpText.Literal(refusal)});");
            }
        }
    }

    private static void EmitCatchAll(SourceWriter writer, AggregateModel model, FoldModel[] births, string access)
    {
        string text = CSharpText.Literal(Advice(model, births));
        if (!model.HasErrors)
        {
            // The aggregate's own errors are enough; one for each stream that is begun would bury them.
            writer.Line($"[global::System.Obsolete({text}, error: true)]");
        }

        writer.Line(SourceFile.Hidden);
        writer.Line($"{access} static global::System.Threading.Tasks.Task<global::Foldstream.Appended> StartAsync<TKey, TEvent>(");
        using (writer.Indented())
        {
            writer.Line($"this global::Foldstream.IRepository<{model.Type.FullName}, TKey> repository,");
            writer.Line("TKey id,");
            writer.Line("in TEvent birth,");
            writer.Line("global::Foldstream.AppendOptions? options = null,");
            writer.Line("global::System.Threading.CancellationToken cancellationToken = default)");
            if (model.HasErrors)
            {
                writer.Line($"=> {AggregateEmitter.Refusal(model)};");
                return;
            }

            writer.Line("where TEvent : global::Foldstream.Events.IEvent<TEvent>");
            writer.Line($"=> throw new global::System.NotSupportedException({text});");
        }
    }

    private static string Advice(AggregateModel model, FoldModel[] births)
        => $"{model.Type.Name} begins with {string.Join(" or ", births.Select(birth => birth.ShortName))}, under a key of type "
            + $"{model.KeyType.Substring(model.KeyType.LastIndexOfAny(['.', ':']) + 1)}. Hand these to StartAsync; every other event is raised by a decision.";
}
