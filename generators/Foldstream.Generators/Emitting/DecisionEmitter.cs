using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints the <c>ExecuteAsync</c> and <c>StartAsync</c> of a record that name its event set, so that a collection expression may stand in the
/// lambda, those that take a command, and the ones that say what must not be done.
/// </summary>
internal static class DecisionEmitter
{
    private const string Context = "global::Foldstream.DecisionContext";

    public static void Emit(SourceWriter writer, AggregateModel model)
    {
        if (!model.DeclaresEvents)
        {
            foreach (ExtensionMethod method in Methods(model))
            {
                method.Write(writer);
                writer.Line();
            }

            EmitRaise(writer, model);
            writer.Line();
        }

        new ExtensionMethod(model)
        {
            Name = "SaveAsync",
            IsPublic = ExtensionsEmitter.HasPublicRepository(model) && EventSetEmitter.IsPublic(model),
            Refusal = (
                $"{model.Type.Name} is a record, a value that holds no events to save. Hand the decision to ExecuteAsync, which appends the events that it returns.",
                Traps.RecordIsNotSaved),
            Parameters = [$"{model.Type.FullName} aggregate"],
            TakesOptions = false,
        }.Write(writer);
    }

    /// <summary>The call of a <c>Decide</c>, as a lambda of state and context.</summary>
    public static string Decide(AggregateModel model, DecideModel decide)
        => $"(state, context) => {model.Type.FullName}.Decide({(decide.TakesStateIn ? "in " : "")}state, {(decide.TakesCommandIn ? "in " : "")}command"
            + decide.Context switch { null => "", ContextForm.In => ", in context", _ => ", context" } + ")";

    /// <summary>A unit's own <c>Raise</c> takes what is an event set already; this one makes it one, of an event or a collection expression.</summary>
    private static void EmitRaise(SourceWriter writer, AggregateModel model)
    {
        string type = model.Type.FullName, set = EventSetEmitter.NameOf(model);
        writer.Line("/// <summary>Takes events of the aggregate that the unit has loaded, and returns the state after them.</summary>");
        writer.Line($"{ExtensionsEmitter.Access(IsPublic(model))} static {type} Raise(");
        using (writer.Indented())
        {
            writer.Line("this global::Foldstream.UnitOfWork unit,");
            writer.Line($"global::Foldstream.IRepository<{type}, {model.KeyType}> repository,");
            writer.Line($"{model.KeyType} id,");
            writer.Line($"{set} events)");
            writer.Line("=> " + (model.HasErrors ? AggregateEmitter.Refusal(model) : $"unit.Raise<{type}, {model.KeyType}, {set}>(repository, id, events)") + ";");
        }
    }

    private static IEnumerable<ExtensionMethod> Methods(AggregateModel model)
    {
        foreach (string name in model.HasInitialState ? (string[])["ExecuteAsync", "StartAsync"] : ["ExecuteAsync"])
        {
            foreach (string arguments in (string[])[model.Type.FullName, $"{model.Type.FullName}, {Context}"])
            {
                yield return Decision(model, name, $"global::System.Func<{arguments}, {EventSetEmitter.NameOf(model)}> decide", "decide", isPublic: true, of: "a decision returns");
            }

            foreach (string arguments in (string[])[model.Type.FullName, $"{model.Type.FullName}, {Context}"])
            {
                yield return new ExtensionMethod(model)
                {
                    Name = name,
                    IsPublic = IsPublic(model),
                    Refusal = (Traps.FetchFirst, Traps.DecisionIsAsync),
                    Parameters = [$"{model.KeyType} id", $"global::System.Func<{arguments}, global::System.Threading.Tasks.Task<{EventSetEmitter.NameOf(model)}>> decide"],
                };
            }

            foreach (DecideModel decide in model.Decides)
            {
                yield return Decision(model, name, $"{decide.CommandType} command", Decide(model, decide), decide.CommandIsPublic, $"Decide returns for the command {decide.ShortName}");
            }
        }
    }

    private static ExtensionMethod Decision(AggregateModel model, string name, string parameter, string decision, bool isPublic, string of) => new(model)
    {
        Name = name,
        IsPublic = isPublic && IsPublic(model),
        Summary = name == "StartAsync" ? $"Begins a stream with the events that {of}." : $"Loads the state and appends the events that {of}; all of it again after a version conflict.",
        Throws = name == "StartAsync" ? ("StreamExistsException", "The stream has events already.") : ("StreamNotFoundException", "The stream has no events."),
        Parameters = [$"{model.KeyType} id", parameter],
        Body = $"global::Foldstream.RecordRepositoryExtensions.{name}<{model.Type.FullName}, {model.KeyType}, {EventSetEmitter.NameOf(model)}>(repository, id, {decision}, options, cancellationToken)",
    };

    private static bool IsPublic(AggregateModel model) => ExtensionsEmitter.HasPublicRepository(model) && EventSetEmitter.IsPublic(model);
}
