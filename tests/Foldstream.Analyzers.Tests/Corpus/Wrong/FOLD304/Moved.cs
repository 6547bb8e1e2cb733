namespace Ferry;

[Identifier] public readonly partial record struct ShipId(int Value);

[Aggregate("ship", Key = typeof(ShipId))]   // FOLD304
public sealed partial class Ship;

[Aggregate("crossings")]   // FOLD304 FOLD304
public sealed partial class Crossing;
