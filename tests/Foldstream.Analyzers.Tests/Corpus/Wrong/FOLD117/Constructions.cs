namespace Auction;

public sealed record Bidder(string Name)
{
    public string Name { get; init; } = Name.Trim();   // FOLD117
}

[Event("lot-offered")]
public sealed partial record LotOffered(string Title, decimal Reserve)
{
    public decimal Reserve { get; init; } = Reserve > 0 ? Reserve : throw new ArgumentOutOfRangeException(nameof(Reserve));   // FOLD117
}

[Event("bid-made")]
public sealed partial record BidMade(Bidder By, decimal Amount)
{
    public decimal Amount { get; init; } = Math.Round(Amount, 2);   // FOLD117

    public string Currency
    {
        get;
        init => field = value.ToUpperInvariant();   // FOLD117
    } = "EUR";
}

[Aggregate("lot")]
public sealed partial class Lot
{
    private Lot(LotOffered e) => Title = e.Title;

    public string Title { get; }

    public decimal Highest { get; private set; }

    private void Apply(BidMade e) => Highest = Math.Max(Highest, e.Amount);
}
