namespace Toys;

[Event("toy-bought")]
public readonly partial record struct ToyBought(decimal Price);

[Event("toy-broken")]
public sealed partial record ToyBroken(string How);   // FOLD123

[Event("toy-lent")]
public readonly partial record struct ToyLent(string To);

[Event("toy-repaired")]
public readonly partial record struct ToyRepaired(decimal Cost);   // FOLD123

[Aggregate("toy")]
[Ignores<ToyLent>]
public sealed partial class Toy
{
    private Toy(in ToyBought e) => Price = e.Price;

    public decimal Price { get; }

    public static ToyBought Buy(decimal price) => new(price);

    public static ToyRepaired Repair(decimal cost) => new(cost);
}
