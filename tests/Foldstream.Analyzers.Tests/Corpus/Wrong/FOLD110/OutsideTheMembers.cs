namespace Theatre;

public abstract record Dated
{
    public DateOnly Day { get; init; }
}

[Event("seat-taken")]
public sealed partial record SeatTaken(int Row, int Seat)
{
    public SeatTaken(int row, int seat, string guest)
        : this(row, seat) => Guest = guest;

    public string? Guest { get; }   // FOLD110
}

[Event("seat-given-back")]
public sealed partial record SeatGivenBack(int Row, int Seat)
{
    public readonly decimal Refund;   // FOLD110
}

[Event("play-cancelled")]
public sealed partial record PlayCancelled(string Title) : Dated;   // FOLD110
