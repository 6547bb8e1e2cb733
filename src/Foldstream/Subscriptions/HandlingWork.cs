using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>A transaction, and the handler that works in it; both are made when the first event asks for them, since most runs of a filtered log have none.</summary>
internal sealed class HandlingWork : IAsyncDisposable
{
    private readonly SubscriptionSetup _setup;
    private readonly DeliveryScope _scope;
    private ScopedHandler? _handler;

    public HandlingWork(SubscriptionSetup setup, int attempt)
    {
        (_setup, _scope) = (setup, new DeliveryScope(setup.Definition.Name) { Attempt = attempt });
        Delivery = new PageDelivery(_scope);
    }

    public PageDelivery Delivery { get; }

    public ICheckpointTransaction? Transaction { get; private set; }

    /// <summary>How many events were handed to the handler.</summary>
    public int EventCount { get; private set; }

    /// <summary>Hands the page that <see cref="Delivery"/> has begun to the handler.</summary>
    /// <returns>What the handler threw, if it did.</returns>
    public async ValueTask<Exception?> HandleAsync(CancellationToken cancellationToken)
    {
        int count = Delivery.CountHandled();
        if (count == 0)
        {
            return null;
        }

        if (Transaction is null)
        {
            Transaction = await _setup.Checkpoints.BeginAsync(_setup.Definition.Name, cancellationToken).ConfigureAwait(false);
            _scope.Transaction = Transaction.Transaction;
        }

        EventCount += count;
        try
        {
            _handler ??= _setup.NewHandler();
            await _handler.Value.Handler.HandleAsync(Delivery, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a handler throws is decided on by the subscription's policy.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    /// <summary>The event that the handler was given last.</summary>
    public FailedEvent Current(EventTypeTable types)
        => new(Delivery.Stream, Delivery.Version, Delivery.Position, types[Delivery.TypeId]?.Name ?? "?");

    public async ValueTask DisposeAsync()
    {
        if (_handler is { } handler)
        {
            await handler.DisposeAsync().ConfigureAwait(false);
        }

        if (Transaction is not null)
        {
            await Transaction.DisposeAsync().ConfigureAwait(false);
        }
    }
}
