using System.Globalization;
using Foldstream;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Orders;

/// <summary>Places orders, and confirms them meanwhile. Whoever kills it starts it again: no order is left out, and none is confirmed twice.</summary>
internal static class ConfirmRun
{
    private const int Writers = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(Place place, int count, string file, CancellationToken cancel)
    {
        await using ServiceProvider services = Shop.Open(place);
        IRepository<Order, OrderId> orders = services.GetRequiredService<IRepository<Order, OrderId>>();
        await using Outbox outbox = await Shop.OpenOutboxAsync(services, place, cancel);
        using Inbox inbox = new(file);

        SubscriptionRunner runner = services.GetRequiredService<SubscriptionRunner>();
        runner.Start();
        Task placing = PlaceAsync(orders, count, cancel);
        int sent = 0;
        while (!placing.IsCompleted)
        {
            sent += await outbox.SendAsync(inbox.Receive, cancel);
            await Task.WhenAny(placing, Task.Delay(Pause, cancel));
        }

        await placing;
        await runner.StopAsync(cancel);
        await runner.CatchUpAsync<OrderConfirmations>(cancel);
        sent += await outbox.SendAsync(inbox.Receive, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} orders placed; {sent} confirmations sent, {inbox.Repetitions} of them again and dropped; {inbox.Count} confirmations in {file}."));
    }

    private static Task PlaceAsync(IRepository<Order, OrderId> orders, int count, CancellationToken cancel)
        => Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancel },
            async (_, cancel) => await orders.StartAsync(OrderId.New(), Order.Place(Guid.CreateVersion7(), Currency.EUR), cancellationToken: cancel));
}
