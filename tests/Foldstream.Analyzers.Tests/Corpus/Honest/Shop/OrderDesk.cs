using System.IO;
using System.Linq;
using System.Threading;
using Foldstream.Stores;

namespace Shop;

public sealed record Delivered(OrderId Order, int Lines, string Total);

/// <summary>What the people at the desk do all day, in the ways in which one writes such things.</summary>
public sealed class OrderDesk(IRepository<Order, OrderId> orders, IEventStore store, TimeProvider clock)
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private int _shipped;

    public int Shipped => _shipped;

    public async Task<Money> DiscountAsync(OrderId id, decimal percent, CancellationToken cancel)
    {
        Money total = default;
        await orders.ExecuteAsync(
            id,
            order =>
            {
                order.Discount(percent, "regular customer");
                total = order.Total;
            },
            cancellationToken: cancel);
        return total;
    }

    public async Task<int> AddManyAsync(OrderId id, IReadOnlyCollection<PlacedLine> lines, CancellationToken cancel)
    {
        Decided<int> last = await orders.ExecuteAsync(
            id,
            order =>
            {
                int number = order.LastLine;
                foreach (PlacedLine line in lines.OrderByDescending(line => line.Quantity)) number = order.AddLine(line.Sku, line.Quantity, line.UnitPrice);
                return number;
            },
            new AppendOptions { Attempts = 5 },
            cancel);
        return last.Value;
    }

    public async Task<Delivered?> ShipAsync(OrderId id, string tracking, CancellationToken cancel = default)
    {
        await _one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            Order order = await orders.LoadAsync(id, cancel).ConfigureAwait(false);
            if (order.Status is not OrderStatus.Paid) return null;

            ShipIt(order, tracking);
            Appended saved = await orders.SaveAsync(order, cancel).ConfigureAwait(false);
            Interlocked.Increment(ref _shipped);
            return saved.Repeated ? null : new Delivered(id, order.Lines.Count, order.Total.ToString());
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask<bool> TryCancelAsync(OrderId id, string reason, CancellationToken cancel)
    {
        Order order = await orders.LoadAsync(id, cancel);
        bool cancelled;
        try
        {
            cancelled = order.Cancel(CancelledBy.Shop, reason);
        }
        catch (RefusedException)
        {
            return false;
        }

        if (cancelled) await orders.SaveAsync(order, cancel);
        return cancelled;
    }

    public Task<Appended> PayLaterAsync(OrderId id, int days, CancellationToken cancel)
    {
        void Decide(Order order, DecisionContext decision) => order.Pay(new Payment.Invoice(days), order.Total, decision.Now);
        return orders.ExecuteAsync(id, Decide, cancellationToken: cancel);
    }

    public async Task<IReadOnlyDictionary<OrderStatus, int>> CountAsync(IAsyncEnumerable<OrderId> ids, CancellationToken cancel)
    {
        SortedDictionary<OrderStatus, int> counts = [];
        await foreach (OrderId id in ids.WithCancellation(cancel))
        {
            Loaded<Order> order = await orders.FindAsync(id, cancel);
            if (order.Exists) counts[order.State.Status] = counts.GetValueOrDefault(order.State.Status) + 1;
        }

        return counts;
    }

    public async Task<string> ExportAsync(Appended last, CancellationToken cancel)
    {
        await using StringWriter text = new();
        await store.DumpAsync(last.Stream, text, cancel);
        return text.ToString();
    }

    public async Task<TimeSpan> AgeAsync(OrderId id, CancellationToken cancel)
        => clock.GetUtcNow() - (await orders.LoadAsync(id, cancel)).PlacedAt;

    /// <summary>Starts, and lets whoever cares wait.</summary>
    public Task CancelInTheBackground(IEnumerable<OrderId> ids, CancellationToken cancel)
        => Parallel.ForEachAsync(ids, cancel, async (id, token) => await TryCancelAsync(id, "stock-taking", token));

    private void ShipIt(Order order, string tracking) => order.Ship("DHL", tracking, clock.GetUtcNow());
}
