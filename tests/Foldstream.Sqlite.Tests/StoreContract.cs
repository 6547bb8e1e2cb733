using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Sqlite.Tests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>What every store does. Each part of the contract stands in a file of its own.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private protected static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob"), Carol = Stream("carol");

    private protected IEventStore Store { get; private set; } = null!;

    private protected static CancellationToken Cancelled => new(canceled: true);

    public ValueTask InitializeAsync()
    {
        Store = Open();
        return ValueTask.CompletedTask;
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Store.DisposeAsync();
    }

    private protected abstract IEventStore Open(PageLimits? limits = null);
}
