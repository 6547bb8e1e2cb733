using Foldstream.Testing;

namespace Chess;

[Event("piece-moved")]
public readonly partial record struct PieceMoved(string From, string To);

[Aggregate("chess-game")]
public sealed partial class Game
{
    public int Moves { get; private set; }

    public int Move(string from, string to)
    {
        Raise(new PieceMoved(from, to));
        return Moves;
    }

    private void Apply(in PieceMoved e) => Moves++;
}

public sealed class GameTests
{
    public void A_pawn_moves() => Scenario.For<Game>().When(game => game.Move("e2", "e4"));   // FOLD501

    public void A_pawn_is_answered()
    {
        Scenario.For<Game>()
            .Given(new PieceMoved("e2", "e4"))
            .When(game =>   // FOLD501
            {
                game.Move("e7", "e5");
            });
    }

    public void Nothing_is_decided() => Scenario.For<Game>().Given(new PieceMoved("e2", "e4"));   // FOLD501
}
