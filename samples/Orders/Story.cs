using Foldstream;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Orders;

/// <summary>The life of an order, told once: decided, refused, raced for, closed, reopened, replayed, looked at, confirmed.</summary>
internal static class Story
{
    public static async Task RunAsync(Place place, CancellationToken cancel)
    {
        OrderId id = OrderId.New();
        await using (ServiceProvider services = Shop.Open(place))
        {
            await DecideAsync(services.GetRequiredService<IRepository<Order, OrderId>>(), id, cancel);
        }

        Say("The store is closed and opened again.");
        await using (ServiceProvider services = Shop.Open(place))
        {
            await LookBackAsync(services, id, cancel);
            await ConfirmAsync(services, place, cancel);
            Say($"See the stream again: dotnet run --project samples/Orders -- show order/{id}{place.Arguments}");
        }
    }

    private static async Task DecideAsync(IRepository<Order, OrderId> orders, OrderId id, CancellationToken cancel)
    {
        AppendOptions byAnna = new() { Actor = "anna" };
        Appended placed = await orders.StartAsync(id, Order.Place(customer: Guid.CreateVersion7(), Currency.EUR), byAnna, cancel);
        Say($"{placed.Stream} is placed: version {placed.Version}, position {placed.Position}.");

        await orders.ExecuteAsync(id, o => o.AddLine("BOOK-1", quantity: 2, unitPrice: 9.95m), byAnna, cancel);
        Decided<int> line = await orders.ExecuteAsync(id, o => o.AddLine("PEN-7", quantity: 10, unitPrice: 0.80m), byAnna, cancel);
        await orders.ExecuteAsync(id, o => o.RemoveLine(line.Value), byAnna, cancel);
        Say($"Two lines were added, line {line.Value} was removed.");

        try
        {
            await orders.ExecuteAsync(id, o => o.Ship("TRACK-1"), byAnna, cancel);
        }
        catch (RefusedException refusal)
        {
            Say($"Refused, nothing written: {refusal.Message}");
        }

        int decisions = 0;
        await Task.WhenAll(Enumerable.Range(1, 3).Select(clerk => Task.Run(
            () => orders.ExecuteAsync(
                id,
                o =>
                {
                    Interlocked.Increment(ref decisions);
                    return o.AddLine($"GIFT-{clerk}", quantity: 1, unitPrice: 1m);
                },
                new AppendOptions { Actor = $"clerk {clerk}", Attempts = 20 },
                cancel),
            cancel)));
        Say($"3 clerks added a line each at once: {decisions} decisions, {decisions - 3} of them made again after a version conflict.");

        await orders.ExecuteAsync(id, o => o.Pay(o.Total), byAnna, cancel);
        await orders.ExecuteAsync(id, o => o.Ship("TRACK-1"), byAnna, cancel);
    }

    private static async Task LookBackAsync(ServiceProvider services, OrderId id, CancellationToken cancel)
    {
        IRepository<Order, OrderId> orders = services.GetRequiredService<IRepository<Order, OrderId>>();
        Order now = await orders.LoadAsync(id, cancel);
        Order then = await orders.LoadAsync(id, AsOf.Version(now.Version - 3), cancel);
        AnsiConsole.Write(new Table()
            .AddColumns("", "version", "status", "lines", "total")
            .AddRow(RowOf("now", now))
            .AddRow(RowOf("three events ago", then)));

        Say("The stream as the store describes it, without the code that wrote it:");
        await services.GetRequiredService<IEventStore>().DumpAsync(Order.StreamOf(id), Console.Out, cancel);
    }

    private static async Task ConfirmAsync(ServiceProvider services, Place place, CancellationToken cancel)
    {
        await using Outbox outbox = await Shop.OpenOutboxAsync(services, place, cancel);
        SubscriptionRunner runner = services.GetRequiredService<SubscriptionRunner>();
        for (int round = 1; round <= 2; round++)
        {
            await runner.CatchUpAsync<OrderConfirmations>(cancel);
            List<Confirmation> sent = [];
            await outbox.SendAsync(sent.Add, cancel);
            Say($"The reaction to placed orders, round {round}: {sent.Count} to confirm.{(sent.Count == 0 ? "" : $" \"{sent[^1].Message}\"")}");
        }
    }

    private static string[] RowOf(string when, Order order)
        => [when, $"{order.Version}", $"{order.Status}", $"{order.LineCount}", $"{order.Total} {order.Currency}"];

    private static void Say(string line) => Console.WriteLine(line);
}
