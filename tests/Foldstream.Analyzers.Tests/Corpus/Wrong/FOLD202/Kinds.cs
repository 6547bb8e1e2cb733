namespace Zoo;

[Event("animal-fed")]
public readonly partial record struct AnimalFed(int Grams);

[Aggregate("animal")]
public abstract partial class Animal   // FOLD202
{
    public int Eaten { get; private set; }

    private void Apply(in AnimalFed e) => Eaten += e.Grams;
}

[Aggregate("cage")]
public sealed partial class Cage<T>   // FOLD202
{
    public int Fed { get; private set; }

    private void Apply(in AnimalFed e) => Fed++;
}

[Aggregate("keeper")]
public partial record Keeper(int Fed)   // FOLD202
{
    public static Keeper Initial { get; } = new(0);

    private Keeper Apply(in AnimalFed e) => this with { Fed = Fed + 1 };
}

[Aggregate("bowl")]
public partial record struct Bowl(int Grams)   // FOLD202
{
    public static Bowl Initial => new(0);

    private Bowl Apply(in AnimalFed e) => this with { Grams = Grams + e.Grams };
}

[Aggregate("aquarium")]
public sealed partial class Aquarium   // FOLD202
{
    public required string Name { get; init; }

    private void Apply(in AnimalFed e) { }
}

[Aggregate("ticket-booth")]
public static partial class TicketBooth;   // FOLD202
