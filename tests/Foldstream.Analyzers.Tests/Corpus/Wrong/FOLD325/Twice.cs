namespace Twice;

[Event("order-placed", Version = 2)]
public sealed partial record OrderPlaced(string Customer, string Currency)
{
    private static OrderPlaced Upcast(in V1 old) => new(old.Customer, "EUR");   // FOLD325
}

public static partial class Formerly
{
    [Upcasts("order-placed", 1)]
    private static OrderPlaced Upcast(in OrderPlacedV1 old) => new(old.Customer, "USD");   // FOLD325
}
