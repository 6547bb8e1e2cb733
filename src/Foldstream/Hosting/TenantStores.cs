using Foldstream.Stores;

namespace Foldstream.Hosting;

/// <summary>The store of an application that works for tenants, for what isn't done in the name of one: jobs, subscriptions, moving.</summary>
/// <remarks>A singleton that <c>AddFoldstream</c> registers beside the store, under the same name. Thread-safe. The host closes the store.</remarks>
public sealed class TenantStores
{
    private readonly bool _passesOver;

    internal TenantStores(IEventStore all, bool passesOver) => (All, _passesOver) = (all, passesOver);

    /// <summary>The store itself, with the streams of all tenants and every event.</summary>
    public IEventStore All { get; }

    /// <summary>A handle on the streams of one tenant. Repositories that share a unit of work are made over one handle.</summary>
    /// <exception cref="ArgumentException">The tenant is malformed, or empty.</exception>
    public IEventStore Of(string tenant)
    {
        IEventStore handle = All.ForTenant(tenant);
        return _passesOver ? handle.PassingOverEventsSetAside() : handle;
    }

    /// <summary>The handle that the application's own services are of.</summary>
    internal IEventStore Own(string? tenant) => tenant is not null ? Of(tenant) : _passesOver ? All.PassingOverEventsSetAside() : All;
}
