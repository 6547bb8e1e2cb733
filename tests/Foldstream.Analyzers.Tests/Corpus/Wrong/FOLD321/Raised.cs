namespace Raised;

[Event("order-placed", Version = 2)]   // FOLD321
public sealed partial record OrderPlaced(string Customer, string Currency);
