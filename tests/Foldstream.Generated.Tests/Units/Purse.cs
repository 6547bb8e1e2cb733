using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Units;

[Event("coins-added")]
public readonly partial record struct CoinsAdded(decimal Amount);

[Event("coins-taken")]
public readonly partial record struct CoinsTaken(decimal Amount);

/// <summary>An aggregate that is a value.</summary>
[Aggregate("purse")]
public readonly partial record struct Purse(decimal Coins)
{
    public static Purse Initial => new(0);

    public Events Add(decimal amount) => new CoinsAdded(amount);

    public Events Take(decimal amount)
    {
        Refuse.If(amount > Coins, "So many coins are not in the purse.");
        return new CoinsTaken(amount);
    }

    private Purse Apply(in CoinsAdded e) => this with { Coins = Coins + e.Amount };

    private Purse Apply(in CoinsTaken e) => this with { Coins = Coins - e.Amount };
}
