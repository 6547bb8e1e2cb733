using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Children;

public sealed class CollectionTests
{
    [Fact]
    public async Task An_event_may_begin_a_child_in_one_collection_and_change_one_in_another()
    {
        await using InMemoryEventStore store = new();
        Repository<Register, string> registers = new(store);
        await registers.StartAsync("r", new RegisterBegun("zoe"), register =>
        {
            register.File("anna", 7);
            register.File("ben", 7);
            register.Note("ben");
            register.File("cleo", 8);
        });

        Register register = await registers.LoadAsync("r");
        Assert.Equal([("anna", 7, 0), ("ben", 7, 1), ("cleo", 8, 0), ("zoe", 1, 0)], register.Notes.Select(note => (note.Key, note.Value.Shelf, note.Value.Times)));
        Assert.Equal([(7, new Shelf(2, 3)), (8, new Shelf(1, 5))], register.Shelves.Select(shelf => (shelf.Key, shelf.Value)));
    }

    [Fact]
    public async Task The_collections_of_a_state_that_was_loaded_before_stay_as_they_were()
    {
        await using InMemoryEventStore store = new();
        Repository<Register, string> registers = new(store);
        await registers.StartAsync("r", new RegisterBegun("zoe"), register => register.File("anna", 7));
        Register before = await registers.LoadAsync("r");
        await registers.ExecuteAsync("r", register => register.File("ben", 7));

        Assert.Equal(["anna", "zoe"], before.Notes.Keys);
        Assert.Equal(1, before.Shelves[7].Files);
        Assert.Equal(2, (await registers.LoadAsync("r")).Shelves[7].Files);
    }

    [Fact]
    public async Task The_birth_event_of_the_aggregate_may_begin_a_child_and_can_not_follow()
    {
        await using InMemoryEventStore store = new();
        Repository<Register, string> registers = new(store);
        await registers.StartAsync("r", new RegisterBegun("zoe"));
        Register register = await registers.LoadAsync("r");
        Assert.Equal(("zoe", 1), (register.By, Assert.Single(register.Notes).Value.Shelf));
    }
}
