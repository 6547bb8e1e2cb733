namespace Heating;

public abstract record Fuel
{
    [Case(3)] public sealed record Oil(int Litres) : Fuel;   // FOLD114
}

[Case(1)] public sealed record Wood(int Logs) : Fuel;   // FOLD114

[Case(1)] public sealed record Gas(int Cubic) : Fuel;   // FOLD114

[Case(-2)] public sealed record Sun(int Panels) : Fuel;   // FOLD114

[Case(4)] public sealed record Oil(string Supplier) : Fuel;   // FOLD114

[Event("house-heated")]
public sealed partial record HouseHeated(Fuel With);
