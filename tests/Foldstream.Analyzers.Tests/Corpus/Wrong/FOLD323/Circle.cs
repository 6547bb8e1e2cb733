namespace Circle;

public static partial class Formerly
{
    [Upcasts("order-shipped", 1)]
    private static OrderSentV1 Send(in OrderShippedV1 old) => new(old.Parcel);   // FOLD323

    [Upcasts("order-sent", 1)]
    private static OrderShippedV1 Ship(in OrderSentV1 old) => new(old.Parcel);   // FOLD323
}
