using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Foldstream.Hosting;

/// <summary>Registers a repository for each aggregate that manifests name, and finds events whose bytes could be taken for one another's.</summary>
/// <param name="services">The application's services.</param>
/// <param name="name">The store's name; <see langword="null"/> for the default store.</param>
/// <param name="builder">What the application wants.</param>
internal sealed class RepositoryRegistration(IServiceCollection services, string? name, FoldstreamBuilder builder) : IManifestVisitor
{
    private readonly ServiceLifetime _lifetime = builder.TenantOfScope is null ? ServiceLifetime.Singleton : ServiceLifetime.Scoped;
    private readonly HashSet<AssemblyManifest> _seen = [];
    private readonly Dictionary<(string Name, int SchemaVersion), Type> _events = [];

    public void Event<TEvent>()
        where TEvent : IEvent<TEvent>
    {
        EventType type = TEvent.EventType;
        if (!_events.TryAdd((type.Name, type.SchemaVersion), typeof(TEvent)) && _events[(type.Name, type.SchemaVersion)] != typeof(TEvent))
        {
            throw new InvalidOperationException($"'{type.Name}' v{type.SchemaVersion} is the name of both {_events[(type.Name, type.SchemaVersion)]} and {typeof(TEvent)}. "
                + "Give one of them another name or schema version: bytes of the one would be read as the other.");
        }
    }

    public void Aggregate<TAggregate, TKey>()
        where TAggregate : IAggregate<TAggregate, TKey>
    {
        services.Add(name is null
            ? new ServiceDescriptor(typeof(IRepository<TAggregate, TKey>), provider => New<TAggregate, TKey>(provider, provider.GetRequiredService<IEventStore>()), _lifetime)
            : new ServiceDescriptor(typeof(IRepository<TAggregate, TKey>), name,
                (provider, key) => New<TAggregate, TKey>(provider, provider.GetRequiredKeyedService<IEventStore>(key)), _lifetime));
    }

    public void Reference(AssemblyManifest manifest)
    {
        if (_seen.Add(manifest))
        {
            manifest.Accept(this);
        }
    }

    private Repository<TAggregate, TKey> New<TAggregate, TKey>(IServiceProvider provider, IEventStore store)
        where TAggregate : IAggregate<TAggregate, TKey>
        => new(store, provider.GetRequiredService<TimeProvider>(), builder.Metadata is { } say ? () => say(provider) : null,
            provider.GetService<ILoggerFactory>()?.CreateLogger("Foldstream.Snapshots"), builder.Signals);
}
