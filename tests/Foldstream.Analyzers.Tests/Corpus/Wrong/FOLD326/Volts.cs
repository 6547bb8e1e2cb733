namespace Volts;

[Event("voltage-measured", Version = 2)]
public readonly partial record struct VoltageMeasured(double V1, double Current);   // FOLD326
