namespace Post;

[Event("stamp-bought")]
public readonly partial record struct StampBought(decimal Price);

[Aggregate("post-office")]
public sealed class PostOffice   // FOLD201
{
    public decimal Takings { get; private set; }

    private void Apply(in StampBought e) => Takings += e.Price;
}

public class Counters
{
    [Aggregate("post-counter")]
    public sealed partial class Counter   // FOLD201
    {
        private void Apply(in StampBought e) { }
    }
}
