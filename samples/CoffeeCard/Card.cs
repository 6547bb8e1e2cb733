using Foldstream;

namespace CoffeeCard;

[Aggregate("card")]
public sealed partial class Card
{
    public const int StampsForAFreeCoffee = 10;

    private Card(in CardIssued e) => Owner = e.Owner;

    public string Owner { get; }

    public int Stamps { get; private set; }

    public decimal Spent { get; private set; }

    public static CardIssued Issue(string owner) => new(owner);

    public void Buy(string kind, decimal price)
    {
        Refuse.If(price <= 0, "A coffee has a price.");
        Raise(new CoffeeBought(kind, price));
    }

    public void TakeFreeCoffee(string kind)
    {
        Refuse.If(Stamps < StampsForAFreeCoffee, $"A free coffee takes {StampsForAFreeCoffee} stamps; this card has {Stamps}.");
        Raise(new FreeCoffeeTaken(kind));
    }

    private void Apply(in CoffeeBought e)
    {
        Stamps++;
        Spent += e.Price;
    }

    private void Apply(in FreeCoffeeTaken e) => Stamps -= StampsForAFreeCoffee;
}
