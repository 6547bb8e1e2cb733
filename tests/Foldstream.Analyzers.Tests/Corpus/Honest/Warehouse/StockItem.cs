using System.Linq;

namespace Warehouse;

[Identifier]
public readonly partial record struct ArticleId(long Value) : IParsable<ArticleId>;

public readonly record struct Bin(char Aisle, short Shelf, byte Level)
{
    public override string ToString() => FormattableString.Invariant($"{Aisle}-{Shelf}-{Level}");
}

public enum Shortage
{
    Damaged = 1,
    Lost = 2,
    Expired = 3,
}

[Event("stock-received")]
public readonly partial record struct StockReceived(Bin Bin, int Quantity, string? Batch, DateOnly? Expires);

[Event("stock-picked")]
public readonly partial record struct StockPicked(Bin Bin, int Quantity, string For);

[Event("stock-moved")]
public readonly partial record struct StockMoved(Bin From, Bin To, int Quantity);

[Event("stock-counted")]
public readonly partial record struct StockCounted(Bin Bin, int Quantity, Shortage? Because);

[Event("stock-reserved")]
public readonly partial record struct StockReserved(string For, int Quantity);

[Event("reservation-dropped")]
public readonly partial record struct ReservationDropped(string For);

[Event("reorder-level-set")]
public readonly partial record struct ReorderLevelSet(int Level);

/// <summary>How much of an article lies where.</summary>
[Aggregate("stock", Key = typeof(ArticleId))]
public readonly partial record struct StockItem(
    ImmutableSortedDictionary<Bin, int> Bins,
    ImmutableDictionary<string, int> Reserved,
    int Received,
    int Missing,
    int ReorderLevel)
{
    private static readonly IComparer<Bin> ByPlace = Comparer<Bin>.Create((x, y) => (x.Aisle, x.Shelf, x.Level).CompareTo((y.Aisle, y.Shelf, y.Level)));

    public static StockItem Initial => new(
        ImmutableSortedDictionary.Create<Bin, int>(ByPlace),
        ImmutableDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal),
        Received: 0,
        Missing: 0,
        ReorderLevel: 10);

    public int OnHand => Bins.Values.Sum();

    public int Free => OnHand - Reserved.Values.Sum();

    public bool IsLow => Free < ReorderLevel;

    public Events Receive(Bin bin, int quantity, string? batch = null, DateOnly? expires = null)
    {
        Refuse.If(quantity < 1, "Nothing was received.");
        return new StockReceived(bin, quantity, batch, expires);
    }

    /// <summary>Takes from the bins in the order in which they are walked by.</summary>
    public (Events Events, ImmutableArray<(Bin Bin, int Quantity)> Picks) Pick(string order, int quantity)
    {
        Refuse.If(quantity > Free + Reserved.GetValueOrDefault(order), $"There are only {Free} pieces.");
        var picks = ImmutableArray.CreateBuilder<(Bin, int)>();
        int left = quantity;
        foreach ((Bin bin, int there) in Bins)
        {
            int taken = Math.Min(left, there);
            if (taken == 0) continue;

            picks.Add((bin, taken));
            left -= taken;
        }

        Events picked = [.. picks.Select(pick => new StockPicked(pick.Item1, pick.Item2, order))];
        Events events = Reserved.ContainsKey(order) ? [.. picked, new ReservationDropped(order)] : picked;
        return (events, picks.ToImmutable());
    }

    public Events Move(Bin from, Bin to, int quantity)
    {
        Refuse.If(Bins.GetValueOrDefault(from) < quantity, $"There is less in {from}.");
        return from == to ? [] : [new StockMoved(from, to, quantity)];
    }

    public Events Count(Bin bin, int counted, Shortage? because)
    {
        int there = Bins.GetValueOrDefault(bin);
        if (counted == there) return [];

        Refuse.If(counted < there && because is null, "A shortage has a cause.");
        return new StockCounted(bin, counted, because);
    }

    public Events Reserve(string order, int quantity)
    {
        Refuse.If(Reserved.ContainsKey(order), "The order has a reservation.");
        Refuse.If(quantity > Free, "There is not enough.");
        return new StockReserved(order, quantity);
    }

    public Events Drop(string order) => Reserved.ContainsKey(order) ? new ReservationDropped(order) : [];

    public Events SetReorderLevel(int level) => level == ReorderLevel ? [] : [new ReorderLevelSet(Math.Clamp(level, 0, 10_000))];

    private static StockItem Apply(in StockItem state, in StockReceived e)
        => state.Put(e.Bin, e.Quantity) with { Received = state.Received + e.Quantity };

    private static StockItem Apply(in StockItem state, in StockPicked e) => state.Put(e.Bin, -e.Quantity);

    private static StockItem Apply(in StockItem state, in StockMoved e) => state.Put(e.From, -e.Quantity).Put(e.To, e.Quantity);

    private static StockItem Apply(StockItem state, StockCounted e)
    {
        int difference = e.Quantity - state.Bins.GetValueOrDefault(e.Bin);
        StockItem counted = state.Put(e.Bin, difference);
        return e.Because switch
        {
            Shortage.Damaged or Shortage.Lost => counted with { Missing = counted.Missing - difference },
            _ => counted,
        };
    }

    private StockItem Apply(in StockReserved e) => this with { Reserved = Reserved.Add(e.For, e.Quantity) };

    private StockItem Apply(in ReservationDropped e) => this with { Reserved = Reserved.Remove(e.For) };

    private StockItem Apply(in ReorderLevelSet e) => this with { ReorderLevel = e.Level };

    private StockItem Put(Bin bin, int quantity)
    {
        int now = Bins.GetValueOrDefault(bin) + quantity;
        return this with { Bins = now == 0 ? Bins.Remove(bin) : Bins.SetItem(bin, now) };
    }
}
