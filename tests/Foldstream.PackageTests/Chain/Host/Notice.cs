using Chain.Domain;
using Chain.Library;
using MessagePack;

[assembly: MessagePackAssumedFormattable(typeof(TicketId))]
[assembly: MessagePackAssumedFormattable(typeof(TicketOpened))]
[assembly: MessagePackAssumedFormattable(typeof(DeskCounted))]

namespace Chain.Host;

/// <summary>A message of the host's own, with events of the projects below in it.</summary>
[MessagePackObject]
public sealed record Notice(
    [property: Key(0)] string Topic,
    [property: Key(1)] TicketId Ticket,
    [property: Key(2)] TicketOpened Opened,
    [property: Key(3)] DeskCounted? Counted);
