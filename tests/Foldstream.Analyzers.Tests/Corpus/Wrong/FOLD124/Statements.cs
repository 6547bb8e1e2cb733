[assembly: Wire(typeof(Weather.Humidity), As = typeof(decimal))]   // FOLD124
[assembly: Wire(typeof(Weather.Pressure), Converter = typeof(Weather.PressureWire))]
[assembly: Wire(typeof(Weather.Pressure), As = typeof(int))]   // FOLD124

namespace Weather;

public readonly struct Humidity(double percent)
{
    public double Percent { get; } = percent;
}

public readonly struct Pressure(int pascal)
{
    public int Pascal { get; } = pascal;
}

public static class PressureWire
{
    public static int ToWire(Pressure value) => value.Pascal;

    public static Pressure FromWire(int value) => new(value);
}

public static class WindWire
{
    public static double ToWire(Wind value) => value.Knots;
}

public readonly struct Wind(double knots)
{
    public double Knots { get; } = knots;
}

public sealed record Station(string Name, [Wire] Wind Average);   // FOLD124

[Event("weather-measured")]
public sealed partial record WeatherMeasured(
    Pressure Pressure,
    Humidity Humidity,
    [Wire(Converter = typeof(WindWire))] Wind Wind,   // FOLD124
    [Wire(As = typeof(Station))] Wind Gust,   // FOLD124
    Station At)
{
    [Wire(Formatter = typeof(WindWire))] public Wind? Forecast { get; init; }   // FOLD124
}

[Aggregate("weather")]
public sealed partial class WeatherLog
{
    public int Measurements { get; private set; }

    public void Read([Wire(As = typeof(int))] int pressure) => Measurements.CompareTo(pressure);   // FOLD124

    private void Apply(WeatherMeasured e) => Measurements++;
}
