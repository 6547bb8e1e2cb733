using Chain.Domain;
using Foldstream;

namespace Chain.Library;

/// <summary>Folds an event of its own and one of the project below; and this project's file doesn't name Foldstream.</summary>
[Aggregate("desk")]
public sealed partial class Desk
{
    public int Closed { get; private set; }

    public string? Reason { get; private set; }

    public void Count(TicketClosed closed)
    {
        Raise(closed);
        Raise(new DeskCounted(1));
    }

    private void Apply(TicketClosed e) => Reason = e.Why;

    private void Apply(in DeskCounted e) => Closed += e.By;
}

[Event("desk-counted")]
public readonly partial record struct DeskCounted(int By);
