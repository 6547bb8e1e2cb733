namespace Casino;

public interface IOdds
{
    Task<decimal> OfAsync(string game);
}

public abstract class Audited
{
    public int Changes { get; set; }
}

[Event("bet-placed")]
public readonly partial record struct BetPlaced(string Game, decimal Amount);

[Aggregate("casino-player")]
public sealed partial class Player
{
    private readonly IOdds? _odds = null;   // FOLD228
    private readonly Random _random = new();   // FOLD228
    private Func<decimal, bool>? _limit;   // FOLD228

    public decimal Lost { get; private set; }

    public void Bet(string game, decimal amount)
    {
        Refuse.If(_limit?.Invoke(amount) is false, "Too much.");
        if (_odds is not null || _random.Next(2) == 0) Raise(new BetPlaced(game, amount));
    }

    private void Apply(in BetPlaced e)
    {
        Lost += e.Amount;
        _limit = null;
    }
}

[Aggregate("casino-table")]
public sealed partial class CasinoTable : Audited   // FOLD228
{
    public decimal Stakes { get; private set; }

    private void Apply(in BetPlaced e) => Stakes += e.Amount;
}
