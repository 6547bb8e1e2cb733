namespace Shipping;

public abstract record Way;

[Case(1)] public sealed record ByTruck(string Plate) : Way;

[Case(2)] public sealed record ByShip(string Imo) : Way;

public sealed record ByRail(int Train) : Way;   // FOLD112

public abstract record ByAir(string Flight) : Way;   // FOLD112

[Event("parcel-sent")]
public sealed partial record ParcelSent(string Number, Way By);
