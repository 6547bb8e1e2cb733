namespace Stopped;

[Event("order-placed", Version = 3)]
public sealed partial record OrderPlaced(string Customer, string Currency, int Lines)
{
    private static V2 Upcast(in V1 old) => new(old.Customer, "EUR");   // FOLD322
}
