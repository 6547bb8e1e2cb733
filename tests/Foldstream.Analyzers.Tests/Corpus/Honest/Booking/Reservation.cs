using System.Diagnostics;

namespace Hotel.Booking;

public enum Board
{
    None = 0,
    Breakfast = 1,
    Half = 2,
    Full = 3,
}

public enum Channel
{
    Desk = 1,
    Phone = 2,
    Web = 3,
    Agency = 4,
}

public abstract record Guarantee(decimal Amount)
{
    [Case(1)]
    public sealed record Deposit(decimal Amount, DateOnly PaidOn) : Guarantee(Amount);

    [Case(2)]
    public sealed record Card(decimal Amount, string Token) : Guarantee(Amount);

    [Case(3)]
    public sealed record Agency(decimal Amount, string Contract, int Days) : Guarantee(Amount);
}

[Event("reservation-made")]
public sealed partial record ReservationMade(Guest Guest, RoomId Room, Stay Stay, Channel Channel, Board Board = Board.Breakfast);

[Event("reservation-guaranteed")]
public sealed partial record ReservationGuaranteed(Guarantee By);

[Event("reservation-moved")]
public readonly partial record struct ReservationMoved(RoomId Room, Stay Stay);

[Event("board-changed")]
public readonly partial record struct BoardChanged(Board Board);

[Event("wish-noted")]
public readonly partial record struct WishNoted(string Text);

[Event("guest-arrived")]
public readonly partial record struct GuestArrived(ImmutableArray<string> Documents);

[Event("guest-departed")]
public readonly partial record struct GuestDeparted(decimal Paid);

[Event("reservation-cancelled")]
public readonly partial record struct ReservationCancelled(string? Reason, decimal Fee);

/// <summary>Where a reservation stands; only the reservation itself knows, and nothing of it is stored.</summary>
public abstract record Phase
{
    public sealed record Tentative : Phase;

    public sealed record Firm(Guarantee Guarantee) : Phase;

    public sealed record Inside(DateTimeOffset Since) : Phase;

    public sealed record Over(decimal Paid) : Phase;

    public sealed record Cancelled(decimal Fee) : Phase;
}

[Aggregate("reservation", Key = typeof(ReservationId))]
public sealed partial class Reservation(ReservationMade e, in EventContext context)
{
    private readonly List<string> _wishes = [];

    public Guest Guest { get; } = e.Guest;

    public Channel Channel { get; } = e.Channel;

    public DateTimeOffset MadeAt { get; } = context.Time;

    public RoomId Room { get; private set; } = e.Room;

    public Stay Stay { get; private set; } = e.Stay;

    public Board Board { get; private set; } = e.Board;

    public Phase Phase { get; private set; } = new Phase.Tentative();

    public int Documents { get; private set; }

    public IReadOnlyCollection<string> Wishes => _wishes.AsReadOnly();

    public decimal PricePerNight => Base(Channel) + Board switch
    {
        Board.None => 0m,
        Board.Breakfast => 12m,
        Board.Half => 30m,
        Board.Full => 45m,
        _ => throw new UnreachableException(),
    };

    public static ReservationMade Make(Guest guest, RoomId room, Stay stay, Channel channel, DateOnly today)
    {
        Refuse.If(stay.Nights < 1, "A stay has at least one night.");
        Refuse.If(stay.From < today, "A stay begins today or later.");
        return new ReservationMade(guest, room, stay, channel);
    }

    public void GuaranteeBy(Guarantee guarantee)
    {
        Refuse.If(Phase is not Phase.Tentative, "The reservation is not tentative.");
        decimal needed = PricePerNight * Stay.Nights * Share(guarantee);
        Refuse.If(guarantee.Amount < needed, $"The guarantee must be at least {needed}.");
        Raise(new ReservationGuaranteed(guarantee));
    }

    public void Move(RoomId room, Stay stay)
    {
        if (room == Room && stay == Stay) return;

        Refuse.Unless(Phase is Phase.Tentative or Phase.Firm, "The guest has arrived or will not come.");
        Raise(new ReservationMoved(room, stay));
    }

    public void Change(Board board) => Raise(new BoardChanged(board));

    public void Note(string wish)
    {
        string text = wish.Trim();
        if (text.Length > 0 && !_wishes.Contains(text)) Raise(new WishNoted(text));
    }

    public void Arrive(DateOnly today, params ImmutableArray<string> documents)
    {
        Refuse.If(Phase is not Phase.Firm, "Only a guaranteed reservation can be taken up.");
        Refuse.If(today < Stay.From, $"The stay begins on {Stay.From:O}.");
        Raise(new GuestArrived(documents));
    }

    public decimal Depart()
    {
        Refuse.If(Phase is not Phase.Inside, "The guest is not in the house.");
        decimal paid = PricePerNight * Stay.Nights;
        Raise(new GuestDeparted(paid));
        return paid;
    }

    public void Cancel(DateOnly today, string? reason)
    {
        decimal fee = Phase switch
        {
            Phase.Tentative => 0m,
            Phase.Firm firm when Stay.From.DayNumber - today.DayNumber < 3 => firm.Guarantee.Amount,
            Phase.Firm firm => Math.Round(firm.Guarantee.Amount / 2, 2),
            Phase.Inside or Phase.Over => throw new RefusedException("A stay that has begun is not cancelled."),
            Phase.Cancelled => throw new RefusedException("The reservation is cancelled already."),
            _ => throw new UnreachableException(),
        };
        Raise(new ReservationCancelled(reason, fee));
    }

    private void Apply(ReservationGuaranteed e) => Phase = new Phase.Firm(e.By);

    private void Apply(in ReservationMoved e)
    {
        Room = e.Room;
        Stay = e.Stay;
    }

    private void Apply(in BoardChanged e) => Board = e.Board;

    private void Apply(in WishNoted e) => _wishes.Add(e.Text);

    private void Apply(in GuestArrived e, in EventContext context)
    {
        Phase = new Phase.Inside(context.Time);
        Documents = e.Documents.Length;
    }

    private void Apply(in GuestDeparted e) => Phase = new Phase.Over(e.Paid);

    private void Apply(in ReservationCancelled e) => Phase = new Phase.Cancelled(e.Fee);

    private static decimal Base(Channel channel) => channel is Channel.Agency ? 89m : 99m;

    private static decimal Share(Guarantee guarantee) => guarantee switch
    {
        Guarantee.Deposit => 0.2m,
        Guarantee.Card => 1m,
        Guarantee.Agency { Days: <= 14 } => 0m,
        Guarantee.Agency => 0.5m,
        _ => throw new UnreachableException(),
    };
}
