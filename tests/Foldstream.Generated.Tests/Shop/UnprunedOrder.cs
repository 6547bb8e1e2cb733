namespace Foldstream.Generated.Tests.Shop;

/// <summary>Folds the streams of <see cref="Order"/>, but lets every event escape, so that all members are decoded.</summary>
[Aggregate("order", Key = typeof(OrderId))]
[Ignores<OrderViewed>]
public sealed partial class UnprunedOrder
{
    private UnprunedOrder(in OrderPlaced e) => See(e);

    public decimal Total { get; private set; }

    public int Lines { get; private set; }

    public string LastNote { get; private set; } = "";

    public DateTime PaidAt { get; private set; }

    private void Apply(in OrderLineAdded e)
    {
        See(e);
        Total += e.Quantity * e.UnitPrice;
        Lines++;
    }

    private void Apply(OrderNoted e)
    {
        See(e);
        LastNote = e.Note ?? "";
    }

    private void Apply(in OrderPaid e)
    {
        See(e);
        PaidAt = e.At;
    }

    private static void See<TEvent>(TEvent e) => ArgumentNullException.ThrowIfNull(e);
}
