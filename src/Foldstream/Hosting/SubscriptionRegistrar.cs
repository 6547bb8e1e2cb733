using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Foldstream.Hosting;

/// <summary>Registers what runs the subscriptions of a store; nothing where none are to run.</summary>
internal sealed class SubscriptionRegistrar(IServiceCollection services, FoldstreamBuilder builder, AssemblyManifest manifest)
{
    /// <exception cref="InvalidOperationException">Subscriptions are to run, and nothing says where their checkpoints are kept.</exception>
    public void Register()
    {
        builder.Subscriptions.Find(manifest);
        if (builder.Checkpoints is { } checkpoints)
        {
            Add(checkpoints);
            Add(New);
        }

        if (builder.Subscriptions.IsEmpty)
        {
            return;
        }

        if (builder.Checkpoints is null)
        {
            throw new InvalidOperationException("AddFoldstream was told to run subscriptions, and not where to keep their checkpoints. Say so: f.UseCheckpoints(services => SqliteCheckpointStore.Open(\"orders-read.db\")).");
        }

        services.AddSingleton<IHostedService>(provider => new SubscriptionService(provider.GetRequiredService<SubscriptionRunner>(builder.Name)));
    }

    // Where each scope has a tenant of its own, subscriptions follow the streams of all: an event's context has its stream's.
    private IEventStore StoreOf(IServiceProvider provider)
        => builder.TenantOfScope is not null ? provider.GetRequiredService<TenantStores>(builder.Name).Own(tenant: null) : provider.GetRequiredService<IEventStore>(builder.Name);

    private void Add<T>(Func<IServiceProvider, T> make)
        where T : class
    {
        if (builder.Name is null)
        {
            services.AddSingleton(make);
        }
        else
        {
            services.AddKeyedSingleton(builder.Name, (provider, _) => make(provider));
        }
    }

    private SubscriptionRunner New(IServiceProvider provider)
    {
        SubscriptionRunner runner = new(StoreOf(provider), provider.GetRequiredService<ICheckpointStore>(builder.Name), provider, provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()?.CreateLogger("Foldstream.Subscriptions"));
        builder.Subscriptions.AddTo(runner);
        return runner;
    }
}

/// <summary>Services with a name, or without.</summary>
file static class NamedServices
{
    public static T GetRequiredService<T>(this IServiceProvider provider, string? name)
        where T : notnull
        => name is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);
}
