namespace Misspelt;

[Event("order-placed", Version = 3)]
public sealed partial record OrderPlaced(string Customer, string Currency)
{
    private static OrderPlaced Upcast(in V1 old) => new(old.Customer, "EUR");

    private static OrderPlaced Upcast(in V2 old) => new("", "");   // FOLD324
}
