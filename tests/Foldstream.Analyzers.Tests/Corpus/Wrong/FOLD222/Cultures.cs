namespace Exports;

[Event("rate-set")]
public readonly partial record struct RateSet(string Text, decimal Rate, DateOnly On);

[Event("country-named")]
public readonly partial record struct CountryNamed(string Name);

[Aggregate("export-rate")]
public sealed partial class ExportRate
{
    public decimal Rate { get; private set; }

    public string Label { get; private set; } = "";

    public string Country { get; private set; } = "";

    public bool IsHome { get; private set; }

    private void Apply(in RateSet e)
    {
        Rate = decimal.Parse(e.Text);   // FOLD222
        Label = $"{e.Rate:0.00} on {e.On:d}";   // FOLD222
        Label += Shown(e.Rate);   // FOLD222
    }

    private void Apply(in CountryNamed e)
    {
        Country = e.Name.ToUpper();   // FOLD222
        IsHome = e.Name.StartsWith("Ö");   // FOLD222
    }

    private static string Shown(decimal rate) => rate.ToString("N2");
}
