using Foldstream;
using Foldstream.Stores;

namespace Shop;

/// <summary>What the shop did with this build.</summary>
public static class Desk
{
    public static async Task WorkAsync(IEventStore store)
    {
        Repository<Order, string> orders = new(store);
        await orders.StartAsync("july", new OrderStarted("ann", Currency.USD));
        await orders.ExecuteAsync("july", order =>
        {
            order.Add("cheese", 0.25m, 20m);
            order.View("bob");
            order.Pack(2);
            order.Send("T-4", "rail");
        });
    }

    public static async Task<string> ReadAsync(IEventStore store, string id)
    {
        Order order = await new Repository<Order, string>(store).LoadAsync(id);
        return $"{order.Customer} {order.Total:0.00} {order.Currency}, {order.Parcels} parcels as {order.TrackingNumber} by {order.Carrier}, version {order.Version}";
    }
}
