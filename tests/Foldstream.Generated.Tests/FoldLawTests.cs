using CsCheck;
using Foldstream.Generated.Tests.Shop;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests;

/// <summary>What must hold for every aggregate, checked on random decisions.</summary>
public sealed class FoldLawTests
{
    private static readonly Gen<Action<Order>> Decision = Gen.OneOf<Action<Order>>(
        Gen.Select(Gen.String[0, 10], Gen.Int[1, 9], Gen.Decimal[0m, 99m]).Select<string, int, decimal, Action<Order>>((sku, quantity, price) => order => order.Add(sku, quantity, price)),
        Gen.Select(Gen.String[0, 10], Gen.String[0, 10].Null()).Select<string, string?, Action<Order>>((author, note) => order => order.Note(author, note)),
        Gen.DateTime.Select<DateTime, Action<Order>>(at => order => order.Pay(DateTime.SpecifyKind(at, DateTimeKind.Local))));

    private static readonly Gen<Action<Order>[]> Decisions = Decision.Array[1, 12];

    [Fact]
    public void State_after_Raise_is_state_after_replay() => Decisions.Sample(
        decisions => Run(async () =>
        {
            await using InMemoryEventStore store = new();
            Repository<Order, OrderId> orders = new(store);
            OrderId id = OrderId.New();
            object? raised = null;
            await orders.StartAsync(id, Order.Place(Guid.NewGuid(), Currency.USD), order =>
            {
                DecideAll(order, decisions);
                raised = StateOf(order);
            });

            Assert.Equal(raised, StateOf(await orders.LoadAsync(id)));
        }),
        iter: 100);

    [Fact]
    public void One_page_folds_as_many_pages_do() => Decisions.Sample(
        decisions => Run(async () =>
        {
            await using InMemoryEventStore store = new();
            Repository<Order, OrderId> orders = new(store);
            OrderId one = OrderId.New(), many = OrderId.New();
            OrderPlaced birth = Order.Place(Guid.NewGuid(), Currency.USD);
            AppendOptions options = new() { Time = DateTimeOffset.UnixEpoch };
            await orders.StartAsync(one, birth, order => DecideAll(order, decisions), options);
            await orders.StartAsync(many, birth, options);
            foreach (Action<Order> decision in decisions)
            {
                await orders.ExecuteAsync(many, order => DecideAll(order, [decision]), options);
            }

            Assert.Equal(StateOf(await orders.LoadAsync(one)), StateOf(await orders.LoadAsync(many)));
        }),
        iter: 100);

    [Fact]
    public void A_pruned_fold_is_the_full_fold() => Decisions.Sample(
        decisions => Run(async () =>
        {
            await using InMemoryEventStore store = new();
            Repository<Order, OrderId> pruned = new(store);
            Repository<UnprunedOrder, OrderId> full = new(store);
            OrderId id = OrderId.New();
            await pruned.StartAsync(id, Order.Place(Guid.NewGuid(), Currency.USD), order => DecideAll(order, decisions));

            Order order = await pruned.LoadAsync(id);
            UnprunedOrder unpruned = await full.LoadAsync(id);
            Assert.Equal((order.Total, order.Lines, order.LastNote, order.PaidAt, order.Version), (unpruned.Total, unpruned.Lines, unpruned.LastNote, unpruned.PaidAt, unpruned.Version));
        }),
        iter: 100);

    private static void DecideAll(Order order, Action<Order>[] decisions)
    {
        foreach (Action<Order> decide in decisions)
        {
            try
            {
                decide(order);
            }
            catch (RefusedException)
            {
                // A paid order takes no lines; the law is about what is raised.
            }
        }
    }

    private static object StateOf(Order order)
        => (order.Version, order.Customer, order.Currency, order.Status, order.Total, order.Lines, order.LastNote, order.PaidAt, order.PaidAt.Kind, order.PaidVersion, order.PaidTime);

    // The store in memory answers at once, so nothing waits here.
    private static void Run(Func<Task> law) => law().GetAwaiter().GetResult();
}
