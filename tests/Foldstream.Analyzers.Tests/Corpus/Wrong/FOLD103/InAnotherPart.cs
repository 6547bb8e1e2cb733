namespace Meters.Tariffs;

[Event("tariff-changed")]
public sealed partial record TariffChanged(string Name, decimal Price);

public sealed partial record TariffChanged
{
    public string? Remark { get; set; }   // FOLD103
}

[Aggregate("tariff")]
public sealed partial record Tariff(decimal Price)
{
    public static Tariff Initial { get; } = new(0m);

    private Tariff Apply(TariffChanged e) => this with { Price = e.Price };
}
