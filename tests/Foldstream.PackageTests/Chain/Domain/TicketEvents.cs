using Foldstream;

namespace Chain.Domain;

[Identifier]
public readonly partial record struct TicketId(Guid Value) : IParsable<TicketId>;

[Event("ticket-opened")]
public readonly partial record struct TicketOpened(string Title, int Priority);

[Event("ticket-closed")]
public sealed partial record TicketClosed(string Why);
