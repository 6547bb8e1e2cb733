using System.Collections.Immutable;
using System.Reflection;
using Foldstream.Hosting;

namespace Foldstream;

/// <summary>What a build writes and reads, category by category. It can be kept as text, so that the next build is compared with the one that is running.</summary>
/// <param name="Categories">In order of category and aggregate.</param>
public sealed record EventSchema(ImmutableArray<CategorySchema> Categories)
{
    /// <summary>The schema of a project and of those that it references.</summary>
    /// <param name="assembly">The project's assembly: <c>typeof(Order).Assembly</c>, or the host's own.</param>
    /// <exception cref="ArgumentException">It has no events, aggregates or references to such, or the generator did not run.</exception>
    public static EventSchema Of(Assembly assembly)
        => Of(ManifestOf(assembly));

    /// <exception cref="ArgumentException">The assembly has none.</exception>
    internal static AssemblyManifest ManifestOf(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetCustomAttribute<FoldstreamManifestAttribute>()?.Manifest.GetProperty("Instance")?.GetValue(null) is AssemblyManifest manifest
            ? manifest
            : throw new ArgumentException($"{assembly.GetName().Name} has no events or aggregates, nor has any project that it references, or Foldstream's generator did not run for it.", nameof(assembly));
    }

    internal static EventSchema Of(AssemblyManifest manifest)
    {
        SchemaCollector collector = new();
        collector.Reference(manifest);
        return new EventSchema([.. collector.Categories.OrderBy(schema => schema.Category, StringComparer.Ordinal).ThenBy(schema => schema.Aggregate, StringComparer.Ordinal)]);
    }

    /// <summary>Reads what <see cref="ToJson"/> has written, in this version of Foldstream or an older one.</summary>
    /// <exception cref="FormatException">The text is not a schema.</exception>
    public static EventSchema Parse(string json) => EventSchemaJson.Read(json);

    /// <summary>The schema as indented JSON with a fixed order, fit to be kept beside a release and compared as text.</summary>
    public string ToJson() => EventSchemaJson.Write(this);
}
