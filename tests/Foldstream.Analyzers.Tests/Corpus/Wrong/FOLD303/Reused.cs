namespace Ferry;

[Event("ticket-lost")]   // FOLD303
public sealed partial record TicketLost(string Name);

[Event("ticket-found", Version = 2)]   // FOLD303
public sealed partial record TicketFound(string Name);

[Aggregate("ticket")]   // FOLD303
public sealed partial class Ticket
{
    private void Apply(TicketLost e) { }

    private void Apply(TicketFound e) { }
}
