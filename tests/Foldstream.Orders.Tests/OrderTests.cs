using Foldstream;
using Foldstream.Stores;

namespace Orders.Tests;

public sealed class OrderAsClassTests : OrderTests
{
    protected override IOrderDesk Open(IEventStore store) => new ClassDesk(store);
}

public sealed class OrderAsRecordTests : OrderTests
{
    protected override IOrderDesk Open(IEventStore store) => new RecordDesk(store);
}

/// <summary>The rules of an order, which hold in both styles.</summary>
public abstract class OrderTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly OrderId _id = OrderId.New();
    private readonly Guid _customer = Guid.CreateVersion7();
    private readonly IOrderDesk _desk;

    protected OrderTests() => _desk = Open(_store);

    protected abstract IOrderDesk Open(IEventStore store);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_order_adds_up_its_lines()
    {
        await _desk.PlaceAsync(_id, _customer, Currency.USD);
        Assert.Equal(1, await _desk.AddLineAsync(_id, "BOOK-1", 2, 9.95m));
        Assert.Equal(2, await _desk.AddLineAsync(_id, "PEN-7", 10, 0.80m));
        Assert.Equal(new OrderView(_customer, Currency.USD, OrderStatus.Open, 27.90m, 2, 2), await _desk.SeeAsync(_id));

        await _desk.RemoveLineAsync(_id, 2);
        Assert.Equal(new OrderView(_customer, Currency.USD, OrderStatus.Open, 19.90m, 1, 2), await _desk.SeeAsync(_id));
    }

    [Fact]
    public async Task An_order_is_paid_in_full_and_then_shipped()
    {
        await _desk.PlaceAsync(_id, _customer, Currency.EUR);
        await _desk.AddLineAsync(_id, "BOOK-1", 2, 9.95m);
        await RefusesAsync("The order costs 19.90 EUR.", () => _desk.PayAsync(_id, 19m));
        await RefusesAsync("An order is shipped once it is paid.", () => _desk.ShipAsync(_id, "TRACK-1"));

        await _desk.PayAsync(_id, 19.90m);
        Appended shipped = await _desk.ShipAsync(_id, "TRACK-1");
        Assert.Equal(4, shipped.Version);
        Assert.Equal(OrderStatus.Shipped, (await _desk.SeeAsync(_id)).Status);
        await RefusesAsync("A shipped order is not cancelled.", () => _desk.CancelAsync(_id, "late"));
    }

    [Fact]
    public async Task A_cancelled_order_takes_nothing_more()
    {
        await _desk.PlaceAsync(_id, _customer, Currency.EUR);
        await _desk.CancelAsync(_id, "second thoughts");
        await RefusesAsync("The order is cancelled already.", () => _desk.CancelAsync(_id, "again"));
        await RefusesAsync("An order takes lines only while it is open.", () => _desk.AddLineAsync(_id, "BOOK-1", 1, 1m));
        Assert.Equal(2, await _store.GetHeadAsync());
    }

    [Fact]
    public async Task An_order_is_seen_as_it_was()
    {
        await _desk.PlaceAsync(_id, _customer, Currency.EUR);
        await _desk.AddLineAsync(_id, "BOOK-1", 1, 5m);
        await _desk.PayAsync(_id, 5m);
        OrderView then = await _desk.SeeAsync(_id, AsOf.Version(2));
        Assert.Equal((OrderStatus.Open, 5m), (then.Status, then.Total));
    }

    [Fact]
    public async Task An_order_is_placed_once()
    {
        await _desk.PlaceAsync(_id, _customer, Currency.EUR);
        await Assert.ThrowsAsync<StreamExistsException>(() => _desk.PlaceAsync(_id, _customer, Currency.EUR));
        await Assert.ThrowsAsync<StreamNotFoundException>(() => _desk.PayAsync(OrderId.New(), 1m));
    }

    private static async Task RefusesAsync(string text, Func<Task> decision)
        => Assert.Equal(text, (await Assert.ThrowsAsync<RefusedException>(decision)).Message);
}
