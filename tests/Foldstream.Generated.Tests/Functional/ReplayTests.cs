using CsCheck;
using Foldstream.Events;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Functional;

public sealed class ReplayTests
{
    [Fact]
    public void The_state_that_a_decision_leads_to_is_what_a_replay_folds() => Gen.Select(Gen.Int[0, 3], Gen.Int[1, 9], Gen.String[0, 5]).Array[1, 30].Sample(steps =>
    {
        Carts carts = new();
        foreach ((int step, int quantity, string text) in steps)
        {
            Run(carts, c => Decide(c, step, quantity, text));
        }

        Cart expected = Cart.Initial;
        foreach ((int step, int quantity, string text) in steps)
        {
            expected = step switch
            {
                0 => expected with { LastNote = text },
                1 => expected with { Items = expected.Items + quantity, Total = expected.Total + quantity },
                2 => expected with { Items = expected.Items + quantity, Total = expected.Total + quantity, LastNote = text },
                _ => expected,
            };
        }

        Loaded<Cart> replayed = carts.Repository.FindAsync(carts.Id).GetAwaiter().GetResult();
        Loaded<UnprunedCart> unpruned = carts.Unpruned.FindAsync(carts.Id).GetAwaiter().GetResult();
        if (!replayed.Exists) return;

        Assert.Equal(expected, replayed.State);
        Assert.Equal((expected.Items, expected.Total, expected.LastNote, expected.CheckedOutAt), (unpruned.State.Items, unpruned.State.Total, unpruned.State.LastNote, unpruned.State.CheckedOutAt));
    }, iter: 200);

    [Fact]
    public async Task A_record_is_loaded_as_of_the_past()
    {
        Carts carts = await Carts.WithItemsAsync(1);
        carts.Clock.Now = carts.Clock.Now.AddHours(1);
        await carts.Repository.ExecuteAsync(carts.Id, c => [.. c.Add("B", 1), .. c.Add("C", 1)]);

        Assert.Equal(2, (await carts.Repository.LoadAsync(carts.Id, AsOf.Version(2))).Items);
        Assert.Equal(1, (await carts.Repository.LoadAsync(carts.Id, AsOf.Time(carts.Clock.Now.AddMinutes(-1)))).Items);
        Assert.Equal(3, (await carts.Repository.LoadAsync(carts.Id, AsOf.Version(99))).Items);
        Assert.False((await carts.Repository.FindAsync(carts.Id, AsOf.Time(DateTimeOffset.UnixEpoch))).Exists);
    }

    [Fact]
    public async Task An_ignored_event_is_passed_over_and_an_unknown_one_is_an_error()
    {
        Carts carts = await Carts.WithItemsAsync(1);
        await carts.WriteAsync(new CartViewed("eve"));
        Loaded<Cart> found = await carts.Repository.FindAsync(carts.Id);
        Assert.Equal((2, 1), (found.Version, found.State.Items));

        await carts.WriteAsync(new ParcelLost());
        UnknownEventException error = await Assert.ThrowsAsync<UnknownEventException>(() => carts.Repository.LoadAsync(carts.Id));
        Assert.Contains("parcel-lost", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Initial_that_is_a_private_field_of_a_class_will_do()
    {
        Carts carts = new();
        await carts.Meters.StartAsync("m", m => m.Turn(5));
        await carts.Meters.ExecuteAsync("m", m => [.. m.Turn(1), .. m.Turn(1)]);
        Assert.Equal(new Meter(107), await carts.Meters.LoadAsync("m"));
    }

    [Fact]
    public async Task A_host_has_a_repository_for_every_record()
    {
        await using ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseInMemory()).BuildServiceProvider();
        await services.GetRequiredService<IRepository<Meter, string>>().StartAsync("m", m => m.Turn(5));
        await services.GetRequiredService<IRepository<Cart, CartId>>().StartAsync(CartId.New(), new AddItems("A", 1));
        Assert.Equal(105, (await services.GetRequiredService<IRepository<Meter, string>>().LoadAsync("m")).Value);
    }

    private static void Run(Carts carts, Func<Cart, Cart.Events> decide)
    {
        if (carts.Repository.FindAsync(carts.Id).GetAwaiter().GetResult().Exists)
        {
            carts.Repository.ExecuteAsync(carts.Id, decide).GetAwaiter().GetResult();
        }
        else
        {
            carts.Repository.StartAsync(carts.Id, decide).GetAwaiter().GetResult();
        }
    }

    private static Cart.Events Decide(Cart cart, int step, int quantity, string text) => step switch
    {
        0 => cart.Note(text),
        1 => cart.Add(text, quantity),
        2 => [.. cart.Add(text, quantity), .. cart.Note(text)],
        _ => [],
    };
}
