using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>One extension method of an aggregate's repository.</summary>
internal sealed class ExtensionMethod(AggregateModel model)
{
    public required string Name { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>What it does; null for one that must not be called.</summary>
    public string? Summary { get; init; }

    /// <summary>What it throws, as a type and a sentence.</summary>
    public (string Type, string When)? Throws { get; init; }

    /// <summary>Why it must not be called, and the rule that says so; null for one that may.</summary>
    public (string Text, string Rule)? Refusal { get; init; }

    /// <summary>Whether it goes before its equals: an async lambda fits <c>Task</c> and <c>ValueTask</c> alike.</summary>
    public bool GoesFirst { get; init; }

    /// <summary>What it takes between the repository and the options.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Whether it takes <c>AppendOptions</c>.</summary>
    public bool TakesOptions { get; init; } = true;

    /// <summary>What it gives.</summary>
    public string Body { get; init; } = "";

    public void Write(SourceWriter writer)
    {
        if (Refusal is not { } refusal)
        {
            writer.Line($"/// <summary>{CSharpText.Xml(Summary!)}</summary>");
            if (Throws is { } throws) writer.Line($"/// <exception cref=\"global::Foldstream.{throws.Type}\">{throws.When}</exception>");
        }
        else
        {
            writer.Line(SourceFile.Trap(refusal.Text, refusal.Rule));
            if (GoesFirst) writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
            writer.Line(SourceFile.Hidden);
        }

        writer.Line($"{ExtensionsEmitter.Access(IsPublic)} static global::System.Threading.Tasks.Task<global::Foldstream.Appended> {Name}(");
        using (writer.Indented())
        {
            writer.Line($"this global::Foldstream.IRepository<{model.Type.FullName}, {model.KeyType}> repository,");
            foreach (string parameter in Parameters)
            {
                writer.Line(parameter + ",");
            }

            if (TakesOptions) writer.Line("global::Foldstream.AppendOptions? options = null,");
            writer.Line("global::System.Threading.CancellationToken cancellationToken = default)");
            writer.Line("=> " + (Refusal is not null ? $"throw new global::System.NotSupportedException({CSharpText.Literal(Refusal.Value.Text)})"
                : model.HasErrors ? AggregateEmitter.Refusal(model) : Body) + ";");
        }
    }
}
