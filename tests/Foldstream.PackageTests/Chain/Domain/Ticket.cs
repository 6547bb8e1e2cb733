using Foldstream;

namespace Chain.Domain;

[Aggregate("ticket", Key = typeof(TicketId))]
public sealed partial class Ticket
{
    private Ticket(in TicketOpened e) => Title = e.Title;

    public string Title { get; }

    public bool IsClosed { get; private set; }

    public static TicketOpened Open(string title, int priority) => new(title, priority);

    public void Close(string why)
    {
        Refuse.If(IsClosed, "The ticket is closed.");
        Raise(new TicketClosed(why));
    }

    private void Apply(TicketClosed e) => IsClosed = e.Why.Length > 0;
}
