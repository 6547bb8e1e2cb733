using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Hosting;

/// <summary>Registers a store, and the handle on it that the application works with.</summary>
/// <param name="services">The application's services.</param>
/// <param name="name">The store's name; <see langword="null"/> for the default store.</param>
/// <param name="builder">What the application wants.</param>
internal sealed class StoreRegistration(IServiceCollection services, string? name, FoldstreamBuilder builder)
{
    public void Register(Func<IServiceProvider, IEventStore> store)
    {
        if (builder.Tenant is null && builder.TenantOfScope is null && !builder.PassesOver)
        {
            Add(ServiceLifetime.Singleton, store);
            return;
        }

        // The container disposes what it has made: the store, under a key that nobody else has, while handles dispose nothing.
        object whole = new();
        services.AddKeyedSingleton(whole, (provider, _) => store(provider));
        Add(ServiceLifetime.Singleton, provider => new TenantStores(provider.GetRequiredKeyedService<IEventStore>(whole), builder.PassesOver));
        if (builder.TenantOfScope is { } tenantOf)
        {
            Add(ServiceLifetime.Scoped, provider => StoresOf(provider).Own(Said(tenantOf(provider))));
        }
        else
        {
            Add(ServiceLifetime.Singleton, provider => StoresOf(provider).Own(builder.Tenant));
        }
    }

    private TenantStores StoresOf(IServiceProvider provider)
        => name is null ? provider.GetRequiredService<TenantStores>() : provider.GetRequiredKeyedService<TenantStores>(name);

    private void Add<T>(ServiceLifetime lifetime, Func<IServiceProvider, T> make)
        where T : class
        => services.Add(name is null ? new ServiceDescriptor(typeof(T), make, lifetime) : new ServiceDescriptor(typeof(T), name, (provider, _) => make(provider), lifetime));

    private static string Said(string? tenant)
        => !string.IsNullOrEmpty(tenant) ? tenant
            : throw new InvalidOperationException("ForTenant's function said no tenant for this scope. Say one, or take TenantStores for what isn't done in the name of a tenant.");
}
