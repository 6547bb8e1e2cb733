using Foldstream;

namespace Shop;

[Aggregate("order")]
public sealed partial class Order
{
    private Order(in OrderStarted e) => (Customer, Currency) = (e.Customer, e.Currency);

    public string Customer { get; }

    public Currency Currency { get; }

    public decimal Total { get; private set; }

    public int Views { get; private set; }

    public string? TrackingNumber { get; private set; }

    public string? Carrier { get; private set; }

    public void Add(string sku, decimal quantity, decimal unitPrice) => Raise(new OrderLineAdded(sku, quantity, unitPrice));

    public void View(string by) => Raise(new OrderViewed(by));

    public void Ship(string trackingNumber, string carrier) => Raise(new OrderShipped(trackingNumber, carrier));

    private void Apply(in OrderLineAdded e) => Total += e.Quantity * e.UnitPrice;

    private void Apply(in OrderViewed e) => Views++;

    private void Apply(in OrderShipped e) => (TrackingNumber, Carrier) = (e.TrackingNumber, e.Carrier);
}
