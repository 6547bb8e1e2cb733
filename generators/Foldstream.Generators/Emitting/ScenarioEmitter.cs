using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints what a test of an aggregate says: <c>Given</c> and <c>Then</c>, which take its own events only, and <c>When</c> for its commands.</summary>
internal static class ScenarioEmitter
{
    private const string Aggregates = "global::Foldstream.Aggregates";

    public static void Emit(SourceWriter writer, AggregateModel model)
    {
        string type = model.Type.FullName, set = EventSetEmitter.NameOf(model);
        EmitMethod("IGiven", "Given", $"params {set} events", "scenario.Given(events)", "Says what has happened before.", EventSetEmitter.IsPublic(model));
        if (model.IsFunctional)
        {
            // A lambda with a collection expression says no type: it needs one that names the set.
            writer.Line();
            EmitMethod("IWhen", "When", $"global::System.Func<{type}, {set}> decide", $"scenario.When<{set}>((state, _) => decide(state))", "Decides, once.", EventSetEmitter.IsPublic(model));
            writer.Line();
            EmitMethod("IWhen", "When", $"global::System.Func<{type}, global::Foldstream.DecisionContext, {set}> decide", $"scenario.When<{set}>(decide)", "Decides with the decision's context, once.", EventSetEmitter.IsPublic(model));
        }

        foreach (DecideModel decide in model.Decides)
        {
            writer.Line();
            EmitMethod(
                "IWhen", "When", $"{decide.CommandType} command", $"scenario.When<{set}>({DecisionEmitter.Decide(model, decide)})",
                $"Decides on the command {decide.ShortName}.", EventSetEmitter.IsPublic(model) && decide.CommandIsPublic);
        }

        writer.Line();
        EmitMethod("IThen", "Then", $"params {set} events", "scenario.Then(events)", "Expects exactly these events, in this order.", EventSetEmitter.IsPublic(model));

        void EmitMethod(string contract, string name, string parameter, string body, string summary, bool isPublic)
        {
            writer.Line($"/// <summary>{CSharpText.Xml(summary)}</summary>");
            writer.Line($"{ExtensionsEmitter.Access(isPublic)} static TNext {name}<TNext>(this {Aggregates}.{contract}<{type}, TNext> scenario, {parameter})");
            writer.Line($"    => {(model.HasErrors ? AggregateEmitter.Refusal(model) : body)};");
        }
    }
}
