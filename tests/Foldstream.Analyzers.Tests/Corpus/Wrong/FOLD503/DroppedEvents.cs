namespace Picnic;

[Event("basket-packed")]
public readonly partial record struct BasketPacked(string What);

[Aggregate("picnic-basket")]
public sealed partial record Basket(int Things)
{
    public static Basket Initial { get; } = new(0);

    public Events Pack(string what) => new BasketPacked(what);

    private Basket Apply(in BasketPacked e) => this with { Things = Things + 1 };
}

public sealed class Packer(IRepository<Basket, string> baskets)
{
    public Task PackAsync(string id, string what) => baskets.ExecuteAsync(id, basket => { basket.Pack(what); });   // FOLD503

    public Task PackNowAsync(string id) => baskets.ExecuteAsync(id, (basket, decision) => { basket.Pack(decision.Now.ToString("O")); });   // FOLD503
}
