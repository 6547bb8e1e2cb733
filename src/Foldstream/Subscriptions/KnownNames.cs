using Foldstream.Aggregates;
using Foldstream.Hosting;

namespace Foldstream.Subscriptions;

/// <summary>Collects the names of the events that a build knows: those of its project, of those that it references, and what their aggregates ignore by name.</summary>
internal sealed class KnownNames : IManifestVisitor
{
    private readonly HashSet<AssemblyManifest> _seen = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private KnownNames()
    {
    }

    public static HashSet<string> Of(AssemblyManifest manifest)
    {
        KnownNames known = new();
        known.Reference(manifest);
        return known._names;
    }

    void IManifestVisitor.Event<TEvent>() => _names.Add(TEvent.EventType.Name);

    void IManifestVisitor.Aggregate<TAggregate, TKey>()
    {
        AggregateDefinition definition = TAggregate.Definition;
        _names.UnionWith(definition.Ignored);
        _names.UnionWith(definition.Old.Concat(definition.Vanished).Select(old => old.Name));
    }

    public void Reference(AssemblyManifest manifest)
    {
        if (_seen.Add(manifest))
        {
            manifest.Accept(this);
        }
    }
}
