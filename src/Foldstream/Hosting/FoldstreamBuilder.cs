using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Hosting;

/// <summary>Says where an application keeps its streams, and who acts in it. Stores add their own <c>UseXxx</c> methods.</summary>
public sealed class FoldstreamBuilder
{
    internal FoldstreamBuilder(IServiceCollection services, string? name) => (Services, Name) = (services, name);

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The store's name, by which it and its repositories are registered as keyed services; <see langword="null"/> for the default store.</summary>
    public string? Name { get; }

    internal Func<IServiceProvider, IEventStore>? Store { get; private set; }

    internal Func<IServiceProvider, ICheckpointStore>? Checkpoints { get; private set; }

    internal Func<IServiceProvider, EventMetadata>? Metadata { get; private set; }

    internal SignalOptions? Signals { get; private set; }

    internal SubscriptionsToRun Subscriptions { get; } = new();

    /// <summary>The tenant of a scope; <see langword="null"/> for one store without scopes.</summary>
    internal Func<IServiceProvider, string>? TenantOfScope { get; private set; }

    /// <summary>The tenant of all; <see langword="null"/> for none.</summary>
    internal string? Tenant { get; private set; }

    internal bool PassesOver { get; private set; }

    /// <summary>Keeps the streams in a store that is made when it is asked for first, and disposed with the application.</summary>
    /// <exception cref="InvalidOperationException">A store has been chosen already.</exception>
    public FoldstreamBuilder UseStore(Func<IServiceProvider, IEventStore> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Store is not null)
        {
            throw new InvalidOperationException("AddFoldstream was given two stores. Choose one; a second store has its own AddFoldstream(\"name\", ...).");
        }

        Store = store;
        return this;
    }

    /// <summary>Keeps the streams in a store, and by default the checkpoints of subscriptions where it says.</summary>
    /// <param name="store">Makes the store when it is asked for first. It is disposed with the application.</param>
    /// <param name="checkpoints">Makes the checkpoints' store likewise. <see cref="UseCheckpoints"/> overrides it.</param>
    /// <exception cref="InvalidOperationException">A store has been chosen already.</exception>
    public FoldstreamBuilder UseStore(Func<IServiceProvider, IEventStore> store, Func<IServiceProvider, ICheckpointStore> checkpoints)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        UseStore(store);
        Checkpoints ??= checkpoints;
        return this;
    }

    /// <summary>Keeps the streams in memory, for tests and trials: they are gone when the process ends.</summary>
    public FoldstreamBuilder UseInMemory() => UseStore(_ => new InMemoryEventStore(), services => new InMemoryCheckpointStore(services.GetService<TimeProvider>()));

    /// <summary>
    /// Keeps the checkpoints of subscriptions elsewhere than beside the events: in the database whose tables their handlers write. The two are then one transaction.
    /// </summary>
    /// <param name="checkpoints">Makes the store when it is asked for first. It is disposed with the application.</param>
    public FoldstreamBuilder UseCheckpoints(Func<IServiceProvider, ICheckpointStore> checkpoints)
    {
        ArgumentNullException.ThrowIfNull(checkpoints);
        Checkpoints = checkpoints;
        return this;
    }

    /// <summary>Runs a subscription in this application: it starts and stops with the host.</summary>
    /// <param name="options">How it runs; <see langword="null"/> for the defaults.</param>
    /// <typeparam name="TSubscription">The subscription.</typeparam>
    /// <exception cref="InvalidOperationException">It, or another with its name, is to be run already.</exception>
    public FoldstreamBuilder RunSubscription<TSubscription>(SubscriptionOptions? options = null)
        where TSubscription : class, ISubscription<TSubscription>
    {
        Subscriptions.Add<TSubscription>(options);
        return this;
    }

    /// <summary>Runs all subscriptions of the project, and of those that it references, in this application; those that <see cref="RunSubscription"/> names run as it says.</summary>
    /// <param name="options">How they run; <see langword="null"/> for the defaults.</param>
    /// <exception cref="InvalidOperationException">When <c>AddFoldstream</c> ends: two of them have one name.</exception>
    public FoldstreamBuilder RunSubscriptions(SubscriptionOptions? options = null)
    {
        Subscriptions.AddAll(options);
        return this;
    }

    /// <summary>
    /// Gives the application the streams of one tenant alone: the <see cref="IEventStore"/> and the repositories that it injects are of the handle that
    /// <see cref="EventStoreExtensions.ForTenant"/> makes. <see cref="TenantStores"/> has the others.
    /// </summary>
    /// <param name="tenant">The tenant, as <see cref="EventStoreExtensions.ForTenant"/> takes it.</param>
    /// <exception cref="InvalidOperationException">A tenant was said already.</exception>
    public FoldstreamBuilder ForTenant(string tenant)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        DemandNoTenant();
        Tenant = tenant;
        return this;
    }

    /// <summary>
    /// Gives each scope, a web request say, the streams of its own tenant alone: the <see cref="IEventStore"/> and the repositories are scoped services then, and
    /// of one handle, so that they share units of work. Background work takes <see cref="TenantStores"/>, which is a singleton.
    /// </summary>
    /// <param name="tenant">
    /// Says the tenant of a scope by the scope's services, once for each scope in which a repository or the store is asked for. When it says none, asking for them
    /// throws: no scope ever gets the streams of all. Say only tenants that are known; what a caller may write into a header is no tenant yet.
    /// </param>
    /// <exception cref="InvalidOperationException">A tenant was said already.</exception>
    public FoldstreamBuilder ForTenant(Func<IServiceProvider, string> tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        DemandNoTenant();
        TenantOfScope = tenant;
        return this;
    }

    /// <summary>
    /// Lets the application go on behind events that were set aside: its <see cref="IEventStore"/> and its repositories are of the handle that
    /// <see cref="EventStoreExtensions.PassingOverEventsSetAside"/> makes, and use no snapshots.
    /// </summary>
    public FoldstreamBuilder PassingOverEventsSetAside()
    {
        PassesOver = true;
        return this;
    }

    /// <summary>Says what appends carry for tracing, and what activities may say.</summary>
    /// <param name="options">The options; without this the defaults hold.</param>
    public FoldstreamBuilder UseSignals(SignalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Signals = options;
        return this;
    }

    private void DemandNoTenant()
    {
        if (Tenant is not null || TenantOfScope is not null)
        {
            throw new InvalidOperationException("ForTenant was called twice. Say in one place whose streams these are.");
        }
    }

    /// <summary>
    /// Says who acts, and because of what, where <see cref="AppendOptions"/> don't: the user of the HTTP request that is being answered, say.
    /// </summary>
    /// <remarks>
    /// It is asked once for each decision, however often that is repeated, and in the decision's own flow, so that it finds what an
    /// <c>AsyncLocal</c> holds. A decision whose options name an actor keeps that actor; correlation id, causation id and each header alike.
    /// </remarks>
    /// <param name="metadata">
    /// Gets the services of the application, since repositories are singletons; those of the scope only where each has
    /// <see cref="ForTenant(Func{IServiceProvider, string})">its own tenant</see>. It is to be quick, and must not decide itself.
    /// </param>
    /// <exception cref="InvalidOperationException">It was said already.</exception>
    public FoldstreamBuilder UseMetadata(Func<IServiceProvider, EventMetadata> metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (Metadata is not null)
        {
            throw new InvalidOperationException("UseMetadata was called twice. Say in one place who acts.");
        }

        Metadata = metadata;
        return this;
    }
}
