using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Wire;

[Event("list-noted")]
public sealed partial record ListNoted(IReadOnlyList<string> Names, ImmutableDictionary<string, int> Counts);

[Aggregate("list-keeper")]
public sealed partial class ListKeeper
{
    public IReadOnlyList<string> Names { get; private set; } = [];

    public bool KnowsLower { get; private set; }

    public void Note(IReadOnlyList<string> names, ImmutableDictionary<string, int> counts) => Raise(new ListNoted(names, counts));

    private void Apply(ListNoted e) => (Names, KnowsLower) = (e.Names, e.Counts.ContainsKey("a"));
}

/// <summary>What is behind an interface, and a comparer, are not stored: <c>Raise</c> folds what every replay will.</summary>
public sealed class RaisedViewTests
{
    [Fact]
    public async Task A_list_that_is_changed_after_it_was_raised_changes_nothing()
    {
        await using InMemoryEventStore store = new();
        Repository<ListKeeper, string> keepers = new(store);
        List<string> names = ["ann"];
        ListKeeper? keeper = null;
        await keepers.StartAsync("k", k =>
        {
            k.Note(names, ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase).Add("A", 1));
            names.Add("bob");
            keeper = k;
        });
        ListKeeper loaded = await keepers.LoadAsync("k");

        Assert.Equal(["ann"], keeper!.Names);
        Assert.Equal(["ann"], loaded.Names);
        Assert.Equal((false, false), (keeper.KnowsLower, loaded.KnowsLower));
    }
}
