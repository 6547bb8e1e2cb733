namespace Bakery;

[Event("bread-baked", Version = 0)]   // FOLD108
public sealed partial record BreadBaked(int Loaves);

[Event("bread-sold", Version = -1)]   // FOLD108
public readonly partial record struct BreadSold(int Loaves);

[Event("oven-cleaned", Version = 65536)]   // FOLD108
public readonly partial record struct OvenCleaned(int Minutes);
