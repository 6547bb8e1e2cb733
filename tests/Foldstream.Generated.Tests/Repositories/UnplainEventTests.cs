using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>An event that is not made again as it was: the aggregate sees when it is raised what it will see when it is replayed.</summary>
[Event("measured")]
public readonly partial record struct Measured(string Sku)
{
    public int Length { get => Sku.Length + field; init; }
}

[Aggregate("ruler")]
public sealed partial class Ruler
{
    public int Total { get; private set; }

    public void Measure(string sku) => Raise(new Measured(sku));

    private void Apply(in Measured e) => Total += e.Length;
}

public sealed class UnplainEventTests
{
    [Fact]
    public async Task State_after_Raise_is_state_after_replay_even_where_a_getter_changes_what_is_written()
    {
        Repository<Ruler, string> rulers = new(new InMemoryEventStore());
        int raised = 0;
        await rulers.StartAsync("r", r =>
        {
            r.Measure("abc");
            raised = r.Total;
        });
        Assert.Equal(raised, (await rulers.LoadAsync("r")).Total);
    }
}
