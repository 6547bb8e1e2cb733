using Foldstream.Stores;
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

    internal Func<IServiceProvider, EventMetadata>? Metadata { get; private set; }

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

    /// <summary>Keeps the streams in memory, for tests and trials: they are gone when the process ends.</summary>
    public FoldstreamBuilder UseInMemory() => UseStore(_ => new InMemoryEventStore());

    /// <summary>
    /// Says who acts, and because of what, where <see cref="AppendOptions"/> don't: the user of the HTTP request that is being answered, say.
    /// </summary>
    /// <remarks>
    /// It is asked once for each decision, however often that is repeated, and in the decision's own flow, so that it finds what an
    /// <c>AsyncLocal</c> holds. A decision whose options name an actor keeps that actor; correlation id, causation id and each header alike.
    /// </remarks>
    /// <param name="metadata">
    /// Gets the services of the application, not those of a scope: repositories are singletons. It is to be quick, and must not decide itself.
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
