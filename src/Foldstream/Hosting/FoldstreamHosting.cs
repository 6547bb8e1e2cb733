using System.ComponentModel;
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
        => Add(services, configure, manifest, name: null);

    /// <summary>Registers a named store beside the default one: it and its repositories are services keyed by the name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">No store was chosen, the name was used before, or two event types have one name and version.</exception>
    public static IServiceCollection Add(IServiceCollection services, string name, Action<FoldstreamBuilder> configure, AssemblyManifest manifest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(services, configure, manifest, name);
    }

    private static IServiceCollection Add(IServiceCollection services, Action<FoldstreamBuilder> configure, AssemblyManifest manifest, string? name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(manifest);
        if (services.Any(service => service.ServiceType == typeof(IEventStore) && Equals(service.ServiceKey, name)))
        {
            throw new InvalidOperationException(name is null
                ? "AddFoldstream was called twice, or an IEventStore was registered before. Call it once; a second store takes a name: services.AddFoldstream(\"billing\", ...)."
                : $"AddFoldstream was called twice for the name '{name}', or an IEventStore with that key was registered before. Each store has a name of its own.");
        }

        FoldstreamBuilder builder = new(services, name);
        configure(builder);
        Func<IServiceProvider, IEventStore> store = builder.Store
            ?? throw new InvalidOperationException("AddFoldstream was given no store. Choose one: services.AddFoldstream(f => f.UseSqlite(\"orders.db\")).");
        services.TryAddSingleton(TimeProvider.System);
        new StoreRegistration(services, name, builder).Register(store);
        new RepositoryRegistration(services, name, builder).Reference(manifest);
        new SubscriptionRegistrar(services, builder, manifest).Register();
        return services;
    }
}
