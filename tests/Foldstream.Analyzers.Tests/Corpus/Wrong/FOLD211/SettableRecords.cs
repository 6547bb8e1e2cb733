namespace Wallets;

[Event("coin-put-in")]
public readonly partial record struct CoinPutIn(decimal Value);

public abstract record Tracked
{
    public int Touched { get; set; }
}

[Aggregate("wallet")]
public sealed partial record Wallet(decimal Sum)
{
    private int _coins;   // FOLD211

    public static Wallet Initial { get; } = new(0m);

    public bool IsLost { get; set; }   // FOLD211

    public string? Owner { get; private set; }   // FOLD211

    public int Coins => _coins;

    private Wallet Apply(in CoinPutIn e) => this with { Sum = Sum + e.Value, _coins = _coins + 1 };
}

[Aggregate("purse")]
public sealed partial record Purse(decimal Sum) : Tracked   // FOLD211
{
    public static Purse Initial { get; } = new(0m);

    private Purse Apply(in CoinPutIn e) => this with { Sum = Sum + e.Value };
}
