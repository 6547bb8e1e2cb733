using System.Linq;

namespace Pizza;

[Event("pizza-chosen")]
public readonly partial record struct PizzaChosen(string Name);

[Event("pizza-delivered")]
public readonly partial record struct PizzaDelivered(string By);

[Aggregate("pizza-order")]
public sealed partial record PizzaOrder(ImmutableArray<string> Pizzas)
{
    public static PizzaOrder Initial { get; } = new([]);

    public Events Choose(string name) => new PizzaChosen(name);

    public Events Finish(string rider) => new PizzaDelivered(rider);   // FOLD213 CS0029

    public Events All(IEnumerable<string> names) => [.. names.Select(name => new PizzaChosen(name)), new PizzaDelivered("nobody")];   // FOLD213 CS0029

    public Events Perhaps(bool sent) => sent ? new PizzaDelivered("rider") : [];   // FOLD213 CS0029

    private PizzaOrder Apply(in PizzaChosen e) => this with { Pizzas = Pizzas.Add(e.Name) };
}

[Aggregate("pizza-tour")]
public sealed partial record PizzaTour(int Delivered)
{
    public static PizzaTour Initial { get; } = new(0);

    private PizzaTour Apply(in PizzaDelivered e) => this with { Delivered = Delivered + 1 };
}

public sealed class PizzaService(IRepository<PizzaOrder, string> orders)
{
    public async Task ForgetAsync(string id) => await orders.ExecuteAsync(id, order => new PizzaDelivered("rider"));   // FOLD213 FOLD503
}
