using Foldstream;

namespace Orders.Tests;

/// <summary>What is done to an order, whatever its style: the same tests run over both.</summary>
public interface IOrderDesk
{
    Task<Appended> PlaceAsync(OrderId id, Guid customer, Currency currency);

    Task<int> AddLineAsync(OrderId id, string sku, int quantity, decimal unitPrice);

    Task<Appended> RemoveLineAsync(OrderId id, int line);

    Task<Appended> PayAsync(OrderId id, decimal amount);

    Task<Appended> ShipAsync(OrderId id, string trackingNumber);

    Task<Appended> CancelAsync(OrderId id, string reason);

    Task<OrderView> SeeAsync(OrderId id, AsOf? asOf = null);
}

public sealed record OrderView(Guid Customer, Currency Currency, OrderStatus Status, decimal Total, int LineCount, int LastLine);
