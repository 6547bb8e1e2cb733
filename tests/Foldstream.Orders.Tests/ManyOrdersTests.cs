using System.Collections.Immutable;
using Foldstream;
using Foldstream.Stores;

namespace Orders.Tests;

/// <summary>Orders that are asked for together.</summary>
public sealed class ManyOrdersTests
{
    [Fact]
    public async Task Many_orders_come_in_the_order_of_their_keys()
    {
        await using InMemoryEventStore store = new();
        Repository<Order, OrderId> orders = new(store);
        OrderId[] ids = [OrderId.New(), OrderId.New()];
        foreach (OrderId id in ids)
        {
            await orders.StartAsync(id, Order.Place(Guid.CreateVersion7(), Currency.EUR));
        }

        await orders.ExecuteAsync(ids[1], order => order.AddLine("BOOK-1", 1, 5m));
        ImmutableArray<Order> open = await orders.LoadManyAsync(ids);
        ImmutableArray<Loaded<Order>> some = await orders.FindManyAsync(ids);

        Assert.Equal([0m, 5m], open.Select(order => order.Total));
        Assert.Equal([(true, 1L), (true, 2L)], some.Select(order => (order.Exists, order.Version)));
        Assert.False((await orders.FindManyAsync([OrderId.New()]))[0].Exists);
        await Assert.ThrowsAsync<StreamNotFoundException>(() => orders.LoadManyAsync([ids[0], OrderId.New()]));
    }
}
