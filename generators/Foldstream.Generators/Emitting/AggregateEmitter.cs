using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints an aggregate's generated half: its definition and the replay; for a class also its session and what it may raise. Nothing is
/// added to the state of a record.
/// </summary>
internal static class AggregateEmitter
{
    private const string Aggregates = "global::Foldstream.Aggregates";

    public static string Emit(AggregateModel model)
    {
        string type = model.Type.FullName;
        string interfaces = $"{Aggregates}.IAggregate<{type}, {model.KeyType}>, {Aggregates}.{(model.IsFunctional ? "IDecides" : "IRaises")}<{type}>" + (model.HasInitialState ? $", {Aggregates}.IStartsEmpty<{type}>" : "");
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
        {
            SourceFile.InType(writer, model.Type, interfaces, "", writer =>
            {
                if (!model.IsFunctional) EmitSession(writer, model);
                if (!model.DeclaresStreamOf) EmitStreamOf(writer, model);
                EmitContract(writer, model);
                if (!model.HasErrors) FingerprintEmitter.EmitProperty(writer, model.Type);
                if (!model.IsFunctional)
                {
                    EmitAttachment(writer, model);
                    RaiseEmitter.Emit(writer, model);
                }

                ReplayEmitter.Emit(writer, model);
                ChildFoldEmitter.Emit(writer, model);
            });
            if (!model.HasErrors)
            {
                writer.Line();
                EmitDefinition(writer, model);
            }
        });
        return writer.ToString();
    }

    /// <summary>The aggregate's events in the order of their tags. Those that can only begin a stream are counted from the first on.</summary>
    public static IEnumerable<FoldModel> InTagOrder(AggregateModel model)
        => model.Folds.OrderBy(fold => fold.OnlyBegins ? 0 : fold.Birth is not null ? 1 : 2);

    public static string Refusal(AggregateModel model)
        => $"throw new global::System.NotSupportedException({CSharpText.Literal($"The aggregate '{model.Type.Name}' was built with errors.")})";

    private static void EmitSession(SourceWriter writer, AggregateModel model)
    {
        // A public property can't have a type that others don't see.
        string access = model.KeyIsPublic ? "public" : "internal";
        string session = $"{Aggregates}.AggregateSession<{model.KeyType}>";
        writer.Line($"private {session}? _foldstreamSession;");
        writer.Line();
        writer.Line($"private {session} FoldstreamSession");
        writer.Line($"    => _foldstreamSession ?? throw {Aggregates}.AggregateSession.NotAttached({CSharpText.Literal(model.Type.Name)});");
        writer.Line();
        if (!model.DeclaresId)
        {
            writer.Line("/// <summary>The aggregate's key.</summary>");
            writer.Line($"{access} {model.KeyType} Id => FoldstreamSession.Key;");
            writer.Line();
        }

        if (!model.DeclaresVersion)
        {
            writer.Line("/// <summary>The version of the last event folded into this state, those raised but not yet stored included.</summary>");
            writer.Line("public long Version => FoldstreamSession.Version;");
            writer.Line();
        }
    }

    private static void EmitStreamOf(SourceWriter writer, AggregateModel model)
    {
        writer.Line("/// <summary>The stream that an aggregate is kept in.</summary>");
        writer.Line($"{(model.KeyIsPublic ? "public" : "internal")} static global::Foldstream.StreamId StreamOf({model.KeyType} key)");
        writer.Line($"    => {(model.HasErrors ? Refusal(model) : $"new({CSharpText.Literal(model.Category)}, {KeyText.Format(model)})")};");
        writer.Line();
    }

    private static void EmitContract(SourceWriter writer, AggregateModel model)
    {
        string type = model.Type.FullName, contract = $"{Aggregates}.IAggregate<{type}, {model.KeyType}>";
        writer.Line($"static {Aggregates}.AggregateDefinition {Aggregates}.IFold<{type}>.Definition");
        writer.Line($"    => {(model.HasErrors ? Refusal(model) : SourceFile.Beside(model.Type, "FoldstreamDefinition") + ".Value")};");
        writer.Line();
        writer.Line($"static string {contract}.FormatKey({model.KeyType} key)");
        writer.Line($"    => {KeyText.Format(model)};");
        writer.Line();
        writer.Line($"static {model.KeyType} {contract}.ParseKey(string key)");
        writer.Line($"    => {KeyText.Parse(model)};");
        writer.Line();
        writer.Line($"static void {Aggregates}.IFold<{type}>.Accept({Aggregates}.IAggregateVisitor visitor)");
        writer.Line($"    => visitor.Visit<{type}, {model.KeyType}>();");
        writer.Line();
        EmitInitialState(writer, model, contract);
        writer.Line();
    }

    private static void EmitAttachment(SourceWriter writer, AggregateModel model)
    {
        string type = model.Type.FullName, contract = $"{Aggregates}.IAggregate<{type}, {model.KeyType}>", session = $"{Aggregates}.AggregateSession<{model.KeyType}>";
        writer.Line($"static void {contract}.Attach({type} aggregate, {session} session)");
        writer.Line("    => aggregate._foldstreamSession = session;");
        writer.Line();
        writer.Line($"static {session}? {contract}.SessionOf({type} aggregate)");
        writer.Line("    => aggregate._foldstreamSession;");
        writer.Line();
    }

    private static void EmitInitialState(SourceWriter writer, AggregateModel model, string contract)
    {
        using (writer.Block($"static bool {contract}.TryCreateInitial([global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {model.Type.FullName} state)"))
        {
            if (model.HasErrors)
            {
                writer.Line(Refusal(model) + ";");
                return;
            }

            string initial = !model.HasInitialState ? "default" : model.IsFunctional ? model.Type.FullName + ".Initial" : $"new {model.Type.FullName}()";
            writer.Line($"state = {initial};");
            if (model is { HasInitialState: true, Style: AggregateStyle.Record })
            {
                writer.Line("if (state is null)");
                writer.Line("{");
                writer.Line($"    throw new global::System.InvalidOperationException({CSharpText.Literal($"{model.Type.Name}.Initial is null. It is the state before the first event.")});");
                writer.Line("}");
                writer.Line();
            }

            writer.Line($"return {(model.HasInitialState ? "true" : "false")};");
        }
    }

    /// <summary>The definition in a type of its own: the user's gets no static field, which would need a static constructor.</summary>
    private static void EmitDefinition(SourceWriter writer, AggregateModel model)
    {
        FoldModel[] folds = [.. InTagOrder(model)];
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"file static class {SourceFile.SimpleNameBeside(model.Type, "FoldstreamDefinition")}"))
        {
            writer.Line($"internal static readonly {Aggregates}.AggregateDefinition Value = new(");
            using (writer.Indented())
            {
                writer.Line($"{CSharpText.Literal(model.Type.Name)},");
                writer.Line($"{CSharpText.Literal(model.Category)},");
                writer.Line($"[{string.Join(", ", folds.Select(fold => $"TypeOf<{fold.EventType}>()"))}],");
                writer.Line($"{CSharpText.Number(folds.Count(fold => fold.OnlyBegins))},");
                string ignored = $"[{string.Join(", ", model.Ignored.Select(CSharpText.Literal))}]";
                if (model.Old.Count == 0)
                {
                    writer.Line(ignored + ");");
                }
                else
                {
                    writer.Line(ignored + ",");
                    writer.Line(OldTypes(model.Old.Where(old => old.Tree is not null)) + ",");
                    writer.Line(OldTypes(model.Old.Where(old => old.Tree is null)) + ");");
                }
            }

            writer.Line();
            FingerprintEmitter.EmitField(writer);
            writer.Line();
            writer.Line("private static global::Foldstream.Events.EventType TypeOf<TEvent>()");
            writer.Line("    where TEvent : global::Foldstream.Events.IEvent<TEvent>");
            writer.Line("    => TEvent.EventType;");
            if (model.Old.Count == 0) return;

            writer.Line();
            writer.Line("private static global::Foldstream.Events.EventType OldTypeOf<TOld>()");
            writer.Line("    where TOld : global::Foldstream.Events.IOldEvent<TOld>");
            writer.Line("    => TOld.EventType;");
        }
    }

    private static string OldTypes(IEnumerable<OldEventModel> old) => $"[{string.Join(", ", old.Select(one => $"OldTypeOf<{one.Type}>()"))}]";
}
