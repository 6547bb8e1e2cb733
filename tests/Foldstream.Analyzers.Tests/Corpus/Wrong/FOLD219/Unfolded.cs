namespace Garage;

[Event("car-brought")]
public sealed partial record CarBrought(string Plate);

[Event("oil-changed")]
public readonly partial record struct OilChanged(int Litres);

[Event("tyres-changed")]
public readonly partial record struct TyresChanged(int Count);

[Event("car-washed")]
public readonly partial record struct CarWashed(bool Inside);

[Aggregate("garage-job")]
[Ignores<CarWashed>]
public sealed partial class Job
{
    private Job(CarBrought e) => Plate = e.Plate;

    public string Plate { get; }

    public int Litres { get; private set; }

    public void ChangeOil(int litres) => Raise(new OilChanged(litres));

    public void ChangeTyres() => Raise(new TyresChanged(4));   // FOLD219

    public void Wash(bool inside)
    {
        if (inside) Raise(new CarWashed(inside));   // FOLD219
    }

    public void Bring(string plate) => Raise(new CarBrought(plate));   // FOLD219

    public void Remark(string text)
    {
        Raise(text);   // FOLD219
        Raise(new { text });   // FOLD219
    }

    private void Apply(in OilChanged e) => Litres += e.Litres;
}

[Aggregate("garage-stock")]
public sealed partial class Stock
{
    public int Tyres { get; private set; }

    private void Apply(in TyresChanged e) => Tyres -= e.Count;
}
