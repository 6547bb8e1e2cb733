namespace Halved;

[Event("order-packed")]
public readonly partial record struct OrderPacked(string Box);

[Event("stamp-used")]
public readonly partial record struct StampUsed(int Number);

public static partial class Formerly
{
    [Upcasts("order-shipped", 1)]
    private static (OrderPacked, StampUsed) Split(in OrderShippedV1 old) => (new(old.Box), new(old.Stamp));
}

[Aggregate("stamps")]
public sealed partial class Stamps   // FOLD327
{
    public int Last { get; private set; }

    private void Apply(in StampUsed e) => Last = e.Number;
}

[Aggregate("order")]
[Ignores<StampUsed>]
public sealed partial class Order
{
    public string Box { get; private set; } = "";

    private void Apply(in OrderPacked e) => Box = e.Box;
}
