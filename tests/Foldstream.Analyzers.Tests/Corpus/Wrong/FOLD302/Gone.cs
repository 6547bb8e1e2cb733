namespace Ferry;

[Event("ferry-departed")]
public sealed partial record FerryLeft(DateTimeOffset At);

[Event("car-boarded")]   // FOLD302
public readonly partial record struct CarBoarded(string Plate);

[Event("dog-boarded", Version = 3)]   // FOLD321
public readonly partial record struct DogBoarded(string Name);
