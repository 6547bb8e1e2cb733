namespace Ferry;

[Event("ticket-bought")]
public sealed partial record TicketBought(decimal Price);
