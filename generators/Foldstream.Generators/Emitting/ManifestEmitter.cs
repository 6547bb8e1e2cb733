using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints what a project brings to a host, and the <c>AddFoldstream</c> that hands it over.</summary>
internal static class ManifestEmitter
{
    private const string Hosting = "global::Foldstream.Hosting";

    public static string Emit(ManifestModel model)
    {
        string manifest = $"global::{model.Namespace}.FoldstreamManifest";
        SourceWriter writer = SourceFile.Begin();
        writer.Line($"[assembly: {Hosting}.FoldstreamManifest(typeof({manifest}))]");
        writer.Line();
        SourceFile.InNamespace(writer, model.Namespace, writer => EmitManifest(writer, model, manifest));
        writer.Line();
        SourceFile.InNamespace(writer, "Microsoft.Extensions.DependencyInjection", writer => EmitExtension(writer, manifest));
        return writer.ToString();
    }

    private static void EmitManifest(SourceWriter writer, ManifestModel model, string manifest)
    {
        writer.Line("/// <summary>The events and aggregates of this project, and the manifests of those that it references.</summary>");
        writer.Line(SourceFile.Hidden);
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"public sealed class FoldstreamManifest : {Hosting}.AssemblyManifest"))
        {
            writer.Line("private FoldstreamManifest()");
            writer.Line("{");
            writer.Line("}");
            writer.Line();
            writer.Line("/// <summary>The manifest.</summary>");
            writer.Line($"public static {manifest} Instance {{ get; }} = new();");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            using (writer.Block($"protected override void Register({Hosting}.IManifestVisitor visitor)"))
            {
                foreach (string reference in model.References)
                {
                    writer.Line($"visitor.Reference({reference}.Instance);");
                }

                foreach (string e in model.Events)
                {
                    writer.Line($"visitor.Event<{e}>();");
                }

                foreach (ManifestAggregate aggregate in model.Aggregates)
                {
                    writer.Line($"visitor.Aggregate<{aggregate.Type}, {aggregate.KeyType}>();");
                }

                foreach (string subscription in model.Subscriptions)
                {
                    writer.Line($"visitor.Subscription<{subscription}>();");
                }
            }

            if (model.Upcasters.Count > 0) EmitUpcasters(writer, model);
        }
    }

    private static void EmitUpcasters(SourceWriter writer, ManifestModel model)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"protected override void RegisterUpcasters({Hosting}.IUpcasterVisitor visitor)"))
        {
            foreach (ManifestUpcaster upcaster in model.Upcasters)
            {
                writer.Line($"visitor.Upcaster<{upcaster.OldType}>(static (in {upcaster.OldType} old, {Hosting}.IUpcastResults results) =>");
                writer.Line("{");
                EmitUpcast(writer, upcaster);
                writer.Line("});");
            }
        }
    }

    private static void EmitUpcast(SourceWriter writer, ManifestUpcaster upcaster)
    {
        string call = $"{upcaster.Call}(in old)";
        if (upcaster.Results.Count == 0)
        {
            writer.Line($"    {call};");
            return;
        }

        writer.Line($"    var made = {call};");
        for (int i = 0; i < upcaster.Results.Count; i++)
        {
            ManifestUpcastResult result = upcaster.Results[i];
            string value = upcaster.Results.Count == 1 ? "made" : "made.Item" + CSharpText.Number(i + 1), local = "e" + CSharpText.Number(i + 1), method = result.IsOld ? "Old" : "Current";
            writer.Line(result.IsOptional ? $"    if ({value} is {{ }} {local}) results.{method}(in {local});" : $"    results.{method}(in {value});");
        }
    }

    // Every project has its own: embedded, so that a friend assembly doesn't see two.
    private static void EmitExtension(SourceWriter writer, string manifest)
    {
        writer.Line("/// <summary>Registers Foldstream with all events and aggregates of this project and its references.</summary>");
        writer.Line("[global::Microsoft.CodeAnalysis.Embedded]");
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block("internal static class AddFoldstreamExtensions"))
        {
            writer.Line("/// <summary>Registers Foldstream: a repository for every aggregate of this project and its references.</summary>");
            writer.Line("/// <param name=\"services\">The host's services.</param>");
            writer.Line("/// <param name=\"configure\">Chooses the store.</param>");
            writer.Line("internal static global::Microsoft.Extensions.DependencyInjection.IServiceCollection AddFoldstream(");
            writer.Line("    this global::Microsoft.Extensions.DependencyInjection.IServiceCollection services,");
            writer.Line($"    global::System.Action<{Hosting}.FoldstreamBuilder> configure)");
            writer.Line($"    => {Hosting}.FoldstreamHosting.Add(services, configure, {manifest}.Instance);");
            writer.Line();
            writer.Line("/// <summary>Registers a named store beside the default one: it and its repositories are services keyed by the name.</summary>");
            writer.Line("/// <param name=\"services\">The host's services.</param>");
            writer.Line("/// <param name=\"name\">The store's name; each store has its own.</param>");
            writer.Line("/// <param name=\"configure\">Chooses the store.</param>");
            writer.Line("internal static global::Microsoft.Extensions.DependencyInjection.IServiceCollection AddFoldstream(");
            writer.Line("    this global::Microsoft.Extensions.DependencyInjection.IServiceCollection services,");
            writer.Line("    string name,");
            writer.Line($"    global::System.Action<{Hosting}.FoldstreamBuilder> configure)");
            writer.Line($"    => {Hosting}.FoldstreamHosting.Add(services, name, configure, {manifest}.Instance);");
        }
    }
}
