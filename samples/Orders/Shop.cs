using Foldstream;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Orders;

/// <summary>The application's services: its orders, and the reaction to them.</summary>
internal static class Shop
{
    // Whoever comes after one that was killed waits as long as its lease lasts.
    private static readonly SubscriptionOptions Options = new() { BatchSize = 100, Lease = TimeSpan.FromSeconds(1) };

    public static ServiceProvider Open(Place place)
        => new ServiceCollection()
            .AddFoldstream(f =>
            {
                place.Choose(f);
                f.RunSubscription<OrderConfirmations>(Options);
            })
            .BuildServiceProvider();

    /// <summary>Opens the outbox beside the checkpoints.</summary>
    public static async Task<Outbox> OpenOutboxAsync(ServiceProvider services, Place place, CancellationToken cancel)
    {
        ICheckpointStore checkpoints = services.GetRequiredService<ICheckpointStore>();

        // It sets up the database that it is in, and is to be the first there.
        await checkpoints.ListAsync(cancel);
        return await Outbox.OpenAsync(place.ReadSideOf(checkpoints), cancel);
    }
}
