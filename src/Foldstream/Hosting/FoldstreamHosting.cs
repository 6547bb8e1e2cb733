using System.ComponentModel;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Foldstream.Hosting;

/// <summary>What the generated <c>AddFoldstream</c> calls.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FoldstreamHosting
{
    /// <summary>Registers the store, and a repository for each aggregate of the manifest and of those that it references.</summary>
    /// <exception cref="InvalidOperationException">No store was chosen, Foldstream was added before, or two event types have one name and version.</exception>
    public static IServiceCollection Add(IServiceCollection services, Action<FoldstreamBuilder> configure, AssemblyManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(manifest);
        if (services.Any(service => service.ServiceType == typeof(IEventStore) && service.ServiceKey is null))
        {
            throw new InvalidOperationException("AddFoldstream was called twice, or an IEventStore was registered before. Call it once.");
        }

        FoldstreamBuilder builder = new(services);
        configure(builder);
        Func<IServiceProvider, IEventStore> store = builder.Store
            ?? throw new InvalidOperationException("AddFoldstream was given no store. Choose one: services.AddFoldstream(f => f.UseSqlite(\"orders.db\")).");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        new Registration(services).Reference(manifest);
        return services;
    }

    private sealed class Registration(IServiceCollection services) : IManifestVisitor
    {
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
            where TAggregate : class, IAggregate<TAggregate, TKey>
            => services.AddSingleton<IRepository<TAggregate, TKey>>(
                provider => new Repository<TAggregate, TKey>(provider.GetRequiredService<IEventStore>(), provider.GetRequiredService<TimeProvider>()));

        public void Reference(AssemblyManifest manifest)
        {
            if (_seen.Add(manifest))
            {
                manifest.Accept(this);
            }
        }
    }
}
