namespace Hotel.Booking;

/// <summary>From the evening of the first day to the morning of the last one.</summary>
public readonly record struct Stay(DateOnly From, DateOnly Until)
{
    public int Nights => Until.DayNumber - From.DayNumber;

    public bool Overlaps(Stay other) => From < other.Until && other.From < Until;

    public IEnumerable<DateOnly> Days()
    {
        for (DateOnly day = From; day < Until; day = day.AddDays(1)) yield return day;
    }

    public override string ToString() => $"{From:O}/{Until:O}";
}

public sealed record Guest(string Name, string Email, string? Phone)
{
    public string Greeting => Name.Length == 0 ? "Dear guest" : "Dear " + Name;
}

[Identifier]
public readonly partial record struct ReservationId(Guid Value) : IParsable<ReservationId>;

[Identifier]
public readonly partial record struct RoomId(int Value) : IParsable<RoomId>;
