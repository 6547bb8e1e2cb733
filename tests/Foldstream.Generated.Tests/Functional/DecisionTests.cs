using Foldstream.Generated.Tests.Repositories;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Functional;

public sealed class DecisionTests
{
    [Fact]
    public async Task A_decision_appends_the_events_that_it_returns()
    {
        Carts carts = new();
        Appended started = await carts.Repository.StartAsync(carts.Id, c => [new ItemAdded("A", 2, 3m), new ItemAdded("B", 1, 1m)]);
        Assert.Equal((carts.Stream, 2, 2, 2), (started.Stream, started.Version, started.Position, started.Count));

        Appended noted = await carts.Repository.ExecuteAsync(carts.Id, c => c.Note("fragile"));
        Assert.Equal((3, 1), (noted.Version, noted.Count));

        Cart cart = await carts.Repository.LoadAsync(carts.Id);
        Assert.Equal((3, 7m, "fragile"), (cart.Items, cart.Total, cart.LastNote));
    }

    [Fact]
    public async Task What_is_found_carries_version_and_last_append_and_adds_nothing_to_the_record()
    {
        Carts carts = await Carts.WithItemsAsync(2);
        Appended noted = await carts.Repository.ExecuteAsync(carts.Id, c => [.. c.Add("B", 1), .. c.Note("x")]);

        Loaded<Cart> found = await carts.Repository.FindAsync(carts.Id);

        Assert.Equal((true, 3, noted), (found.Exists, found.Version, found.LastAppend!.Value));
        Assert.Equal(Cart.Initial with { Items = 3, Total = 3m, LastNote = "x" }, found.State);
        Assert.Equal("Cart { Skus = System.Collections.Immutable.ImmutableArray`1[System.String], Items = 3, Total = 3, LastNote = x, CheckedOutAt = , LastContext =  }", found.State.ToString());
        Assert.Equal(
            ["CheckedOutAt", "Initial", "Items", "LastContext", "LastNote", "Skus", "Total"],
            typeof(Cart).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(typeof(Cart).GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic), field => !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_stream_has_no_state()
    {
        Carts carts = new();
        Loaded<Cart> found = await carts.Repository.FindAsync(carts.Id);
        Assert.Equal((false, 0, null), (found.Exists, found.Version, found.LastAppend));
        Assert.Throws<StreamNotFoundException>(() => found.State);
        await Assert.ThrowsAsync<StreamNotFoundException>(() => carts.Repository.ExecuteAsync(carts.Id, c => c.Note("x")));
    }

    [Fact]
    public async Task A_decision_may_return_a_value_beside_its_events()
    {
        Carts carts = await Carts.WithItemsAsync(2);
        Decided<int> reserved = await carts.Repository.ExecuteAsync(carts.Id, c => c.Reserve(3));
        Assert.Equal((5, 2), (reserved.Value, reserved.Append.Version));
        Decided<string> looked = await carts.Repository.ExecuteAsync(carts.Id, (c, ctx) => (c.Add("A", 0), $"{ctx.Version}"));
        Assert.Equal(("2", 0), (looked.Value, looked.Append.Count));
    }

    [Fact]
    public async Task No_events_are_no_append()
    {
        Carts carts = await Carts.WithItemsAsync(2);
        Assert.Equal(0, (await carts.Repository.ExecuteAsync(carts.Id, c => [])).Count);
        Assert.Equal(0, (await carts.Repository.ExecuteAsync(carts.Id, c => default(Cart.Events))).Count);
        Assert.Equal(1, await carts.Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_command_is_decided_by_its_own_Decide()
    {
        Carts carts = new();
        await carts.Repository.StartAsync(carts.Id, new AddItems("A", 2));
        Appended checkedOut = await carts.Repository.ExecuteAsync(carts.Id, new CheckOut("eve"), new AppendOptions { Actor = "anna" });

        Cart cart = await carts.Repository.LoadAsync(carts.Id);
        Assert.Equal((2, "bye", carts.Clock.Now), (cart.Items, cart.LastNote, cart.CheckedOutAt!.Value));
        Assert.Equal($"{carts.Stream} 3 {checkedOut.AppendId} {carts.Clock.Now:O} anna", cart.LastContext);
        await Assert.ThrowsAsync<RefusedException>(() => carts.Repository.ExecuteAsync(carts.Id, new AddItems("B", 1)));
    }

    [Fact]
    public async Task A_refusal_writes_nothing()
    {
        Carts carts = await Carts.WithItemsAsync(0);
        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(() => carts.Repository.StartAsync(carts.Id, new CheckOut("eve")));
        Assert.Equal("There is nothing to check out.", refusal.Message);
        Assert.Equal(0, await carts.Store.GetHeadAsync());
    }

    [Fact]
    public async Task An_Apply_that_throws_stops_the_append_with_nothing_written()
    {
        Carts carts = await Carts.WithItemsAsync(1);
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => carts.Repository.ExecuteAsync(carts.Id, c => [.. c.Note("before"), .. c.Poison("throw")]));
        Assert.IsType<KeyNotFoundException>(error.InnerException);
        Assert.Contains("cart-poisoned", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{carts.Stream} version 3", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await carts.Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_decision_that_loses_a_race_is_made_again_on_the_new_state()
    {
        Carts carts = await Carts.WithItemsAsync(1);
        List<int> seen = [];
        await carts.Repository.ExecuteAsync(carts.Id, c =>
        {
            seen.Add(c.Items);
            if (seen.Count == 1)
            {
                carts.Repository.ExecuteAsync(carts.Id, new AddItems("B", 10)).GetAwaiter().GetResult();
            }

            return c.Add("C", 1);
        });
        Assert.Equal([1, 11], seen);
        Assert.Equal(12, (await carts.Repository.LoadAsync(carts.Id)).Items);
    }

    [Fact]
    public async Task A_repeated_command_does_not_decide()
    {
        Carts carts = await Carts.WithItemsAsync(1);
        AppendOptions once = new() { Once = AppendId.From("queue", "message-1") };
        Appended first = await carts.Repository.ExecuteAsync(carts.Id, new AddItems("B", 10), once);
        Assert.Equal(first with { Repeated = true }, await carts.Repository.ExecuteAsync(carts.Id, new AddItems("B", 10), once));
        Assert.Equal(11, (await carts.Repository.LoadAsync(carts.Id)).Items);
    }

    [Fact]
    public async Task A_stream_begins_once()
    {
        Carts carts = await Carts.WithItemsAsync(1);
        await Assert.ThrowsAsync<StreamExistsException>(() => carts.Repository.StartAsync(carts.Id, c => c.Add("A", 1)));
    }

    [Fact]
    public void A_set_shows_its_events_in_their_order()
    {
        Cart.Events events = [new ItemAdded("A", 1, 1m), new ItemNoted("anna", null)];
        Assert.Equal(2, events.Count);
        Assert.Equal(new ItemAdded("A", 1, 1m), events[0].Value);
        Assert.Equal(["ItemAdded { Sku = A, Quantity = 1, Price = 1 }", "ItemNoted { Author = anna, Note =  }"], events.Select(e => e.ToString()));
        Assert.Empty(default(Cart.Events));
        Assert.Throws<ArgumentNullException>(() => { Cart.Events none = [(ItemNoted)null!]; });
        Assert.Throws<InvalidOperationException>(() => default(Cart.Events.Item).Value);
        Assert.Throws<IndexOutOfRangeException>(() => default(Cart.Events)[0]);
    }

    [Fact]
    public void A_class_has_a_set_of_its_events_too()
    {
        Account.Events events = [Account.Open("anna"), new MoneyDeposited(3m)];
        Assert.Equal([Account.Open("anna"), new MoneyDeposited(3m)], events.Select(e => e.Value));
    }
}
