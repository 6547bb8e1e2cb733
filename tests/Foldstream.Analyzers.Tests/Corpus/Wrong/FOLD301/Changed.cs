namespace Ferry;

public enum Deck { Lower = 2, Upper = 1 }

public sealed record Vehicle(string Plate, int Length);

[Event("ticket-bought")]
public sealed partial record TicketBought(string Name, decimal Price, int Children);   // FOLD301 FOLD301

[Event("car-boarded")]
public readonly partial record struct CarBoarded(Vehicle Vehicle,   // FOLD301
    Deck Deck);   // FOLD301 FOLD301

[Event("ferry-left")]
public sealed partial record FerryLeft(DateTimeOffset At, string? Captain = null);
