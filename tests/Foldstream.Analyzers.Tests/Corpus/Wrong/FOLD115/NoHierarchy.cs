namespace Weather
{
    public record Sky;

    public abstract record Wind<T>(T Speed);

    [Case(1)] public sealed record Cloudy(int Percent) : Sky;   // FOLD115

    [Case(1)] public sealed record Storm(int Force) : Wind<int>(Force);   // FOLD115

    [Case(1)] public sealed record Fog(int Metres);   // FOLD115

    public abstract record Rain;
}

namespace Weather.Elsewhere
{
    [Case(1)] public sealed record Drizzle(int Drops) : Rain;   // FOLD115
}
