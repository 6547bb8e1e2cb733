using System.Collections.Concurrent;
using System.Collections.Immutable;
using Foldstream.Signals;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Foldstream.Subscriptions;

/// <summary>
/// Runs subscriptions over one store in this process. They share one reading of the log. In an application with a host, <c>RunSubscriptions</c> makes, starts and
/// stops it; elsewhere it is made by hand.
/// </summary>
/// <param name="store">The store that is followed. It stays its owner's.</param>
/// <param name="checkpoints">Where checkpoints are kept, and handlers work. It stays its owner's.</param>
/// <param name="services">What handlers are made of, in a scope for each transaction; <see langword="null"/> for nothing.</param>
/// <param name="time">Says when to try again, and how late events are; <see langword="null"/> for the system's time.</param>
/// <param name="logger">Is told of beginnings, failures and parked streams, never of payloads; <see langword="null"/> for nobody.</param>
public sealed class SubscriptionRunner(IEventStore store, ICheckpointStore checkpoints, IServiceProvider? services = null, TimeProvider? time = null, ILogger? logger = null) : IAsyncDisposable, IDisposable
{
    private readonly LogFeed _feed = new(store);
    private readonly ConcurrentDictionary<string, SubscriptionTask> _subscriptions = new(StringComparer.Ordinal);
    private int _isDisposed;

    /// <summary>Where checkpoints are kept: to list and to decide on what is parked, and to reset.</summary>
    public ICheckpointStore Checkpoints => checkpoints;

    /// <summary>Where the store is, for messages.</summary>
    internal string Location => store.Location;

    /// <summary>How the subscriptions fare in this process, by name.</summary>
    public ImmutableArray<SubscriptionStatus> Statuses => [.. _subscriptions.Values.Select(subscription => subscription.Status).OrderBy(status => status.Name, StringComparer.Ordinal)];

    /// <summary>Adds a subscription whose handlers are made of the services.</summary>
    /// <param name="options">How it runs; <see langword="null"/> for the defaults.</param>
    /// <typeparam name="TSubscription">The subscription.</typeparam>
    /// <exception cref="InvalidOperationException">There is one with this name already.</exception>
    public SubscriptionRunner Add<TSubscription>(SubscriptionOptions? options = null)
        where TSubscription : class, ISubscription<TSubscription>
        => Add(TSubscription.Definition, NewScoped<TSubscription>, options);

    /// <summary>Adds a subscription.</summary>
    /// <param name="handler">Makes a handler for one transaction. It is disposed behind it if it can be.</param>
    /// <param name="options">How it runs; <see langword="null"/> for the defaults.</param>
    /// <typeparam name="TSubscription">The subscription.</typeparam>
    /// <exception cref="InvalidOperationException">There is one with this name already.</exception>
    public SubscriptionRunner Add<TSubscription>(Func<TSubscription> handler, SubscriptionOptions? options = null)
        where TSubscription : class, ISubscription<TSubscription>
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(TSubscription.Definition, () => ScopedHandler.Of(handler()), options);
    }

    /// <summary>Starts all subscriptions that don't run: those that were added, and those that have stopped.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        foreach (SubscriptionTask subscription in _subscriptions.Values)
        {
            subscription.Start();
        }
    }

    /// <summary>Ends all subscriptions behind the batches at hand; their leases are given back.</summary>
    /// <param name="cancellationToken">Ends the batches at hand too, and rolls them back.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
        => await Task.WhenAll(_subscriptions.Values.Select(subscription => subscription.StopAsync(cancellationToken))).ConfigureAwait(false);

    /// <summary>Handles all that the log holds when it is called, for jobs without a host, and for tests.</summary>
    /// <param name="cancellationToken">Ends it, and rolls back what was not committed.</param>
    /// <typeparam name="TSubscription">The subscription, which was added. It may run beside this elsewhere: then the work is shared.</typeparam>
    /// <exception cref="InvalidOperationException">The subscription was not added, or was started here: then wait for it.</exception>
    /// <exception cref="SubscriptionStoppedException">It can't go on.</exception>
    public Task CatchUpAsync<TSubscription>(CancellationToken cancellationToken = default)
        where TSubscription : class, ISubscription<TSubscription>
        => CatchUpAsync(TSubscription.Definition.Name, cancellationToken);

    /// <summary>Handles an event again at which a stream is parked, and then what waits behind it.</summary>
    /// <param name="subscription">The name of the subscription.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The version of the event, so that it is the one that was looked at.</param>
    /// <param name="audit">Who releases it, and why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the stream is parked there.</returns>
    public ValueTask<bool> RetryAsync(string subscription, StreamId stream, long version, Audit audit, CancellationToken cancellationToken = default)
        => checkpoints.DecideAsync(subscription, stream, version, ParkedDecision.Retry, audit, cancellationToken);

    /// <summary>Passes an event by for good at which a stream is parked, and handles what waits behind it. That is recorded.</summary>
    /// <inheritdoc cref="RetryAsync"/>
    public ValueTask<bool> SkipAsync(string subscription, StreamId stream, long version, Audit audit, CancellationToken cancellationToken = default)
        => checkpoints.DecideAsync(subscription, stream, version, ParkedDecision.Skip, audit, cancellationToken);

    /// <summary>Ends all subscriptions, and what they share.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            SubscriptionSignals.Remove(this);
            await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            foreach (SubscriptionTask subscription in _subscriptions.Values)
            {
                subscription.Dispose();
            }

            _feed.Dispose();
        }
    }

    /// <summary>The same, for containers that are disposed synchronously.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    /// <summary>Adds a subscription by its definition.</summary>
    internal SubscriptionRunner Add(SubscriptionDefinition definition, Func<ScopedHandler> newHandler, SubscriptionOptions? options = null)
    {
        SubscriptionTask subscription = new(new SubscriptionSetup
        {
            Definition = definition,
            Options = options ?? SubscriptionOptions.Default,
            Feed = _feed,
            Checkpoints = checkpoints,
            NewHandler = newHandler,
            Time = time ?? TimeProvider.System,
            Logger = logger ?? NullLogger.Instance,
        });
        SubscriptionSignals.Add(this);
        return _subscriptions.TryAdd(definition.Name, subscription) ? this
            : throw new InvalidOperationException($"There are two subscriptions with the name '{definition.Name}'. Each has a name, and so a checkpoint, of its own.");
    }

    /// <summary>Handles all that the log holds when it is called.</summary>
    internal async Task CatchUpAsync(string name, CancellationToken cancellationToken)
    {
        SubscriptionTask subscription = _subscriptions.GetValueOrDefault(name) ?? throw new InvalidOperationException($"There is no subscription '{name}' here. Add it first.");
        long head = await store.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        await subscription.CatchUpAsync(head, cancellationToken).ConfigureAwait(false);
    }

    private ScopedHandler NewScoped<TSubscription>()
        where TSubscription : class, ISubscription<TSubscription>
    {
        if (services?.GetService<IServiceScopeFactory>() is not { } scopes)
        {
            return ScopedHandler.Of(TSubscription.Create(services ?? NoServices.Instance));
        }

        AsyncServiceScope scope = scopes.CreateAsyncScope();
        try
        {
            return new ScopedHandler(TSubscription.Create(scope.ServiceProvider), scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
