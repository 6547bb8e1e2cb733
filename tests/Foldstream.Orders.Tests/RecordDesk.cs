using Foldstream;
using Foldstream.Stores;
using Orders.Functional;

namespace Orders.Tests;

public sealed class RecordDesk(IEventStore store) : IOrderDesk
{
    private readonly Repository<Functional.Order, OrderId> _orders = new(store);

    public Task<Appended> PlaceAsync(OrderId id, Guid customer, Currency currency) => _orders.StartAsync(id, Functional.Order.Place(customer, currency));

    public async Task<int> AddLineAsync(OrderId id, string sku, int quantity, decimal unitPrice)
        => (await _orders.ExecuteAsync(id, o => o.AddLine(sku, quantity, unitPrice))).Value;

    public Task<Appended> RemoveLineAsync(OrderId id, int line) => _orders.ExecuteAsync(id, o => o.RemoveLine(line));

    public Task<Appended> PayAsync(OrderId id, decimal amount) => _orders.ExecuteAsync(id, o => o.Pay(amount));

    public Task<Appended> ShipAsync(OrderId id, string trackingNumber) => _orders.ExecuteAsync(id, new ShipOrder(trackingNumber));

    public Task<Appended> CancelAsync(OrderId id, string reason) => _orders.ExecuteAsync(id, o => o.Cancel(reason));

    public async Task<OrderView> SeeAsync(OrderId id, AsOf? asOf = null)
    {
        Functional.Order order = asOf is { } past ? await _orders.LoadAsync(id, past) : await _orders.LoadAsync(id);
        return new OrderView(order.Customer, order.Currency, order.Status, order.Total, order.Lines.Count, order.LastLine);
    }
}
