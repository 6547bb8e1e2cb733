namespace Couriers;

public enum Courier
{
    [Unknown] None = 0,
    Post = 1,
    [Unknown] Other = 9,   // FOLD120
}

[Flags]
public enum Options
{
    [Unknown] None = 0,   // FOLD120
    Fragile = 1,
    Express = 2,
}

[Event("parcel-handed-over")]
public readonly partial record struct ParcelHandedOver(Courier To, Options Options);

[Aggregate("courier-parcel")]
public sealed partial class CourierParcel
{
    public Courier Courier { get; private set; }

    private void Apply(in ParcelHandedOver e) => Courier = e.To;
}
