namespace Shouted;

[Event("order-placed", Version = 2)]
public sealed partial record OrderPlaced(string Customer, string Currency)
{
    private static string Upcast(in V1 old) => old.Customer;   // FOLD320
}
