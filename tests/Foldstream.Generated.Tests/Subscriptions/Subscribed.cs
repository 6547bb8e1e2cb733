using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Generated.Tests.Subscriptions;

/// <summary>Runs a generated subscription as a host does, or a page of it alone.</summary>
internal static class Subscribed
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Handles what a store holds by now.</summary>
    public static async Task RunAsync<TSubscription>(IEventStore store, IServiceProvider services)
        where TSubscription : class, ISubscription<TSubscription>
    {
        using LogFeed feed = new(store);
        await using InMemoryCheckpointStore checkpoints = new();
        SubscriptionRun run = new(new SubscriptionSetup
        {
            Definition = TSubscription.Definition,
            Options = new SubscriptionOptions { Workers = 1, Attempts = 1 },
            Feed = feed,
            Checkpoints = checkpoints,
            NewHandler = () => new ScopedHandler(TSubscription.Create(services), null),
        });
        await run.RunAsync(await store.GetHeadAsync(Token), CancellationToken.None, Token);
    }

    /// <summary>The first page of a store, as a handler is given it. It can be begun again.</summary>
    public static async Task<Action> BeginAsync<TSubscription>(IEventStore store, PageDelivery delivery)
        where TSubscription : class, ISubscription<TSubscription>
    {
        LogChunk chunk = await LogChunk.ReadAsync(store, 0, Token);
        LogPage page = chunk.Pages[0];
        ushort[] tags = TSubscription.Definition.TagsOf(await store.RefreshEventTypesAsync(Token));
        return () => delivery.Begin(page, chunk.FramesOf(page), tags, 0, page.Count - 1);
    }

    public static SubscriptionDefinition DefinitionOf<TSubscription>()
        where TSubscription : class, ISubscription<TSubscription>
        => TSubscription.Definition;

    public static TSubscription Create<TSubscription>(IServiceProvider services)
        where TSubscription : class, ISubscription<TSubscription>
        => TSubscription.Create(services);
}
