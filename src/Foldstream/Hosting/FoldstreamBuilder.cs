using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Hosting;

/// <summary>Says where an application keeps its streams. Stores add their own <c>UseXxx</c> methods.</summary>
public sealed class FoldstreamBuilder
{
    internal FoldstreamBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    internal Func<IServiceProvider, IEventStore>? Store { get; private set; }

    /// <summary>Keeps the streams in a store that is made when it is asked for first, and disposed with the application.</summary>
    /// <exception cref="InvalidOperationException">A store has been chosen already.</exception>
    public FoldstreamBuilder UseStore(Func<IServiceProvider, IEventStore> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Store is not null)
        {
            throw new InvalidOperationException("AddFoldstream was given two stores. An application has one; choose it once.");
        }

        Store = store;
        return this;
    }

    /// <summary>Keeps the streams in memory, for tests and trials: they are gone when the process ends.</summary>
    public FoldstreamBuilder UseInMemory() => UseStore(_ => new InMemoryEventStore());
}
