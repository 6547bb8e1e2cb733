namespace Saunas;

[Event("sauna-heated")]
public readonly partial record struct SaunaHeated(DateTimeOffset At, int Degrees);

[Event("sauna-opened")]
public readonly partial record struct SaunaOpened(DateTimeOffset At);

[Aggregate("sauna")]
public sealed partial class Sauna
{
    private Sauna(in SaunaOpened e) => HeatedAt = e.At;

    public DateTimeOffset HeatedAt { get; private set; }

    public int Degrees { get; private set; }

    public TimeSpan Age => DateTimeOffset.UtcNow - HeatedAt;

    public static SaunaOpened Open() => new(DateTimeOffset.UtcNow);   // FOLD515

    public void Heat(int degrees) => Raise(new SaunaHeated(DateTimeOffset.Now, degrees));   // FOLD515

    public void HeatAt(DateTimeOffset at, int degrees)
    {
        Refuse.If(at > TimeProvider.System.GetUtcNow(), "That is in the future.");   // FOLD515
        Raise(new SaunaHeated(at, degrees));
    }

    private void Apply(in SaunaHeated e) => (HeatedAt, Degrees) = (e.At, e.Degrees);
}

public sealed class Attendant(IRepository<Sauna, string> saunas)
{
    public Task HeatAsync(string id, int degrees) => saunas.ExecuteAsync(id, sauna => sauna.HeatAt(DateTime.UtcNow, degrees));   // FOLD515

    public Task BeginAsync(string id) => saunas.StartAsync(id, new SaunaOpened(DateTimeOffset.UtcNow), sauna => sauna.HeatAt(DateTimeOffset.UtcNow.AddHours(-1), 80));   // FOLD515
}
