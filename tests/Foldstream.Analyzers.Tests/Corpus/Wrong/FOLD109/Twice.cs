namespace Museum;

[Event("ticket-sold")]   // FOLD109
public sealed partial record TicketSold(decimal Price);

[Event("ticket-sold")]   // FOLD109
public sealed partial record GroupTicketSold(int People, decimal Price);

[Event("guide-booked", Version = 2)]   // FOLD109
public sealed partial record GuideBooked(string Name);

public static partial class Old
{
    [Event("guide-booked", Version = 2)]   // FOLD109
    public sealed partial record GuideBooked(string Name, int Hours);

    [Event("guide-booked")]
    public sealed partial record GuideBookedFirst(string Name);
}
