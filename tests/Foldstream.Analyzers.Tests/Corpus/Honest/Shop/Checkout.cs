using System.Linq;
using System.Threading;

namespace Shop;

public interface IPrices
{
    Task<IReadOnlyDictionary<Sku, Money>> FindAsync(IEnumerable<Sku> skus, CancellationToken cancel);
}

public sealed class Checkout(IRepository<Cart, CartId> carts, IRepository<Order, OrderId> orders, IPrices prices, TimeProvider clock)
{
    public async Task PutAsync(CartId cart, Sku sku, int quantity, CancellationToken cancel)
    {
        IReadOnlyDictionary<Sku, Money> found = await prices.FindAsync([sku], cancel);
        if (!found.TryGetValue(sku, out Money price)) throw new ArgumentException($"There is no {sku}.", nameof(sku));

        await carts.ExecuteAsync(cart, new PutItem(sku, quantity, price), cancellationToken: cancel);
    }

    public async Task<OrderId> CheckOutAsync(CartId id, CustomerId customer, Address shipTo, CancellationToken cancel)
    {
        Loaded<Cart> loaded = await carts.FindAsync(id, cancel);
        if (!loaded.Exists) throw new InvalidOperationException($"There is no cart {id}.");
        if (loaded.State.Order is { } earlier) return earlier;

        OrderId order = OrderId.New();
        AppendOptions options = new() { Actor = customer.ToString() };
        await orders.StartAsync(order, Order.Place(customer, Currency.Eur, shipTo, loaded.State.ToLines()), options, cancel);
        await carts.ExecuteAsync(id, new CheckOut(order), options, cancel);
        return order;
    }

    /// <summary>Repeats by hand what ExecuteAsync does, since the carrier is asked in between.</summary>
    public async Task ShipAsync(OrderId id, Func<Order, Task<string>> book, CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            Order order = await orders.LoadAsync(id, cancel);
            string tracking = await book(order);
            order.Ship("DHL", tracking, clock.GetUtcNow());
            try
            {
                await orders.SaveAsync(order, cancel);
                return;
            }
            catch (VersionConflictException) when (attempt < 3)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), clock, cancel);
            }
        }
    }

    public Task<Decided<bool>> CancelAsync(OrderId id, CancelledBy by, string reason, CancellationToken cancel)
        => orders.ExecuteAsync(id, order => order.Cancel(by, reason), cancellationToken: cancel);

    public async Task<IReadOnlyList<Money>> TotalsAsync(IEnumerable<OrderId> ids, CancellationToken cancel)
    {
        Order[] loaded = await Task.WhenAll(ids.Select(id => orders.LoadAsync(id, cancel)));
        return [.. loaded.Select(order => order.Total)];
    }
}
