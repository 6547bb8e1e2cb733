using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints a subscription's generated half: what it reads, how it is made, and the dispatch. All of it implements an interface explicitly, so that no name is taken
/// from the user.
/// </summary>
internal static class SubscriptionEmitter
{
    public const string Subscriptions = "global::Foldstream.Subscriptions";

    /// <param name="model">The subscription.</param>
    /// <param name="manifest">The namespace of the project's manifest, for one that is open.</param>
    public static string Emit(SubscriptionModel model, string manifest)
    {
        string type = model.Type.FullName, contract = $"{Subscriptions}.ISubscription<{type}>";
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
        {
            SourceFile.InType(writer, model.Type, contract, "", writer =>
            {
                writer.Line($"static {Subscriptions}.SubscriptionDefinition {contract}.Definition");
                writer.Line($"    => {(model.HasErrors ? Refusal(model) : SourceFile.Beside(model.Type, "FoldstreamDefinition") + ".Value")};");
                writer.Line();
                EmitCreate(writer, model, contract);
                writer.Line();
                DispatchEmitter.Emit(writer, model);
            });
            if (!model.HasErrors)
            {
                writer.Line();
                EmitDefinition(writer, model, manifest);
            }
        });
        return writer.ToString();
    }

    public static string Refusal(SubscriptionModel model)
        => $"throw new global::System.NotSupportedException({CSharpText.Literal($"The subscription '{model.Type.Name}' was built with errors.")})";

    private static void EmitCreate(SourceWriter writer, SubscriptionModel model, string contract)
    {
        writer.Line($"static {model.Type.FullName} {contract}.Create(global::System.IServiceProvider services)");
        if (model.HasErrors || model.Services.Count == 0)
        {
            writer.Line($"    => {(model.HasErrors ? Refusal(model) : $"new {model.Type.FullName}()")};");
            return;
        }

        writer.Line($"    => new {model.Type.FullName}(");
        for (int i = 0; i < model.Services.Count; i++)
        {
            writer.Line($"        {Argument(model.Services[i], "service" + CSharpText.Number(i + 1))}{(i < model.Services.Count - 1 ? "," : ");")}");
        }
    }

    private static string Argument(ServiceModel service, string local)
    {
        const string Injection = "global::Microsoft.Extensions.DependencyInjection";
        return service switch
        {
            { Default: null, Key: null } => $"{Injection}.ServiceProviderServiceExtensions.GetRequiredService<{service.Type}>(services)",
            { Default: null } => $"{Injection}.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService<{service.Type}>(services, {service.Key})",
            { Key: null } => $"services.GetService(typeof({service.Type})) is {{ }} {local} ? ({service.Type}){local} : {service.Default}",
            _ => $"(services as {Injection}.IKeyedServiceProvider)?.GetKeyedService(typeof({service.Type}), {service.Key}) is {{ }} {local} ? ({service.Type}){local} : {service.Default}",
        };
    }

    /// <summary>The definition in a type of its own: the user's gets no static field, which would need a static constructor.</summary>
    private static void EmitDefinition(SourceWriter writer, SubscriptionModel model, string manifest)
    {
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"file static class {SourceFile.SimpleNameBeside(model.Type, "FoldstreamDefinition")}"))
        {
            writer.Line($"internal static readonly {Subscriptions}.SubscriptionDefinition Value = new(");
            writer.Line($"    {CSharpText.Literal(model.Type.Name)},");
            writer.Line($"    {CSharpText.Literal(model.Name)},");
            using (writer.Block($"    [{string.Join(", ", model.Handles.Select(handle => $"TypeOf<{handle.EventType}>()"))}])", "};"))
            {
                EmitSettings(writer, model, manifest);
            }

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

    private static void EmitSettings(SourceWriter writer, SubscriptionModel model, string manifest)
    {
        if (model.Old.Count > 0)
        {
            writer.Line($"Old = {OldTypes(model.Old.Where(old => old.Tree is not null))},");
            writer.Line($"Vanished = {OldTypes(model.Old.Where(old => old.Tree is null))},");
        }

        if (model.Ignored.Count > 0) writer.Line($"Ignored = [{string.Join(", ", model.Ignored.Select(CSharpText.Literal))}],");
        if (model.Categories.Count > 0) writer.Line($"Categories = [{string.Join(", ", model.Categories.Select(CSharpText.Literal))}],");
        if (model.IsOpen) writer.Line($"Known = global::{manifest}.FoldstreamManifest.Instance,");
        if (model.Shards != 1) writer.Line($"Shards = {CSharpText.Number(model.Shards)},");
        if (model.OnFailure.Length > 0) writer.Line($"OnFailure = {model.OnFailure},");
    }

    private static string OldTypes(IEnumerable<OldEventModel> old) => $"[{string.Join(", ", old.Select(one => $"OldTypeOf<{one.Type}>()"))}]";
}
