using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints <c>StartAsync</c> for each event that an aggregate can begin with, and a generic one that catches every other event or key
/// and says what to do. It must stand beside the others: from another namespace it could hide them.
/// </summary>
internal static class StartEmitter
{
    public static void Emit(SourceWriter writer, AggregateModel model)
    {
        FoldModel[] births = [.. model.Folds.Where(fold => fold.Birth is not null)];
        bool isPublic = ExtensionsEmitter.HasPublicRepository(model);
        foreach (FoldModel birth in births)
        {
            foreach (ExtensionMethod method in Starts(model, birth))
            {
                method.Write(writer);
                writer.Line();
            }
        }

        if (births.Length > 0 && !model.HasInitialState && !model.HasErrors && !(model.IsFunctional && model.DeclaresEvents))
        {
            foreach (ExtensionMethod method in Unborn(model, births))
            {
                method.Write(writer);
                writer.Line();
            }
        }

        EmitCatchAll(writer, model, births, ExtensionsEmitter.Access(isPublic && births.Any(fold => fold.EventIsPublic)));
    }

    private static IEnumerable<ExtensionMethod> Starts(AggregateModel model, FoldModel birth)
    {
        string type = model.Type.FullName, set = EventSetEmitter.NameOf(model);
        bool isPublic = ExtensionsEmitter.HasPublicRepository(model) && birth.EventIsPublic;
        yield return Start("", "null");
        if (model.IsFunctional && model.DeclaresEvents) yield break;

        if (model.IsFunctional)
        {
            isPublic &= EventSetEmitter.IsPublic(model);
            yield return Start($"global::System.Func<{type}, {set}> decide", $"(state, context) => context.Record<{type}, {set}>(decide(state))");
            yield return Start($"global::System.Func<{type}, global::Foldstream.DecisionContext, {set}> decide", $"(state, context) => context.Record<{type}, {set}>(decide(state, context))");
            yield return Trap($"global::System.Func<{type}, global::System.Threading.Tasks.Task<{set}>> decide");
            yield return Trap($"global::System.Func<{type}, global::Foldstream.DecisionContext, global::System.Threading.Tasks.Task<{set}>> decide");
        }
        else
        {
            yield return Start($"global::System.Action<{type}> decide", "(aggregate, _) => decide(aggregate)");
            yield return Start($"global::System.Action<{type}, global::Foldstream.DecisionContext> decide", "decide");
            foreach (string arguments in (string[])[type, $"{type}, global::Foldstream.DecisionContext"])
            {
                yield return Trap($"global::System.Func<{arguments}, global::System.Threading.Tasks.Task> decide", goesFirst: true);

                // Without these a decision that returns one would be taken for one that returns nothing.
                yield return Trap($"global::System.Func<{arguments}, global::System.Threading.Tasks.ValueTask> decide");
                yield return Trap($"global::System.Func<{arguments}, global::System.Threading.Tasks.ValueTask<TResult>> decide", "StartAsync<TResult>");
            }
        }

        ExtensionMethod Start(string decide, string argument) => new(model)
        {
            Name = "StartAsync",
            IsPublic = isPublic,
            Summary = $"Begins a stream with {birth.EventName}{(decide.Length == 0 ? "" : model.IsFunctional ? " and what a decision returns" : " and what a decision raises")}.",
            Throws = ("StreamExistsException", "The stream has events already."),
            Parameters = Parameters(decide),
            Body = $"repository.BeginAsync(id, birth, {argument}, options, cancellationToken)",
        };

        ExtensionMethod Trap(string decide, string name = "StartAsync", bool goesFirst = false) => new(model)
        {
            Name = name,
            IsPublic = isPublic,
            Refusal = (Traps.FetchFirst, Traps.DecisionIsAsync),
            GoesFirst = goesFirst,
            Parameters = Parameters(decide),
        };

        string[] Parameters(string decide)
        {
            string[] birthOnly = [$"{model.KeyType} id", $"in {birth.EventType} birth"];
            return decide.Length == 0 ? birthOnly : [.. birthOnly, decide];
        }
    }

    /// <summary>A decision alone, which there is nothing to make on yet.</summary>
    private static IEnumerable<ExtensionMethod> Unborn(AggregateModel model, FoldModel[] births)
    {
        foreach (string arguments in (string[])[model.Type.FullName, $"{model.Type.FullName}, global::Foldstream.DecisionContext"])
        {
            yield return new ExtensionMethod(model)
            {
                Name = "StartAsync",
                IsPublic = ExtensionsEmitter.HasPublicRepository(model) && (!model.IsFunctional || EventSetEmitter.IsPublic(model)),
                Refusal = (Advice(model, births), Traps.StreamBeginsOtherwise),
                Parameters =
                [
                    $"{model.KeyType} id",
                    model.IsFunctional ? $"global::System.Func<{arguments}, {EventSetEmitter.NameOf(model)}> decide" : $"global::System.Action<{arguments}> decide",
                ],
            };
        }
    }

    private static void EmitCatchAll(SourceWriter writer, AggregateModel model, FoldModel[] births, string access)
    {
        string text = Advice(model, births);
        if (!model.HasErrors)
        {
            // The aggregate's own errors are enough; one for each stream that is begun would bury them.
            writer.Line(SourceFile.Trap(text, Traps.StreamBeginsOtherwise));
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
            writer.Line($"=> throw new global::System.NotSupportedException({CSharpText.Literal(text)});");
        }
    }

    private static string Advice(AggregateModel model, FoldModel[] births)
        => $"{model.Type.Name} begins with {string.Join(" or ", births.Select(birth => birth.ShortName))}, under a key of type "
            + $"{model.KeyType.Substring(model.KeyType.LastIndexOfAny(['.', ':']) + 1)}. Hand these to StartAsync; every other event is "
            + (model.IsFunctional ? "returned by a decision." : "raised by a decision.");
}
