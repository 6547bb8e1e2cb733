using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Hosting;

namespace Foldstream;

/// <summary>Collects what the aggregates of manifests write and read.</summary>
internal sealed class SchemaCollector : IManifestVisitor
{
    private readonly HashSet<AssemblyManifest> _seen = [];

    public List<CategorySchema> Categories { get; } = [];

    public void Event<TEvent>()
        where TEvent : IEvent<TEvent>
    {
    }

    public void Aggregate<TAggregate, TKey>()
        where TAggregate : IAggregate<TAggregate, TKey>
    {
        AggregateDefinition definition = TAggregate.Definition;
        Categories.Add(new CategorySchema(definition.Category, definition.Name, definition.Events, [.. definition.Events, .. definition.Old, .. definition.Vanished], definition.Ignored));
    }

    public void Reference(AssemblyManifest manifest)
    {
        if (_seen.Add(manifest))
        {
            manifest.Accept(this);
        }
    }
}
