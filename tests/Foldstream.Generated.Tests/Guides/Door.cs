namespace Foldstream.Generated.Tests.Guides;

[Identifier] public readonly partial record struct DoorId(Guid Value) : IParsable<DoorId>;

[Event("guests-counted")] public readonly partial record struct GuestsCounted(int By);

[Aggregate("door", Key = typeof(DoorId))]
public sealed partial class Door
{
    public int Guests { get; private set; }

    public void Count(int by)                      // a decision: guard, then raise
    {
        Refuse.If(by < 1, "Guests come in, and nobody counts them out.");
        Raise(new GuestsCounted(by));
    }

    private void Apply(in GuestsCounted e) => Guests += e.By;   // a fold: changes state, decides nothing
}
