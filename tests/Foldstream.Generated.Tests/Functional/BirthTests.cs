namespace Foldstream.Generated.Tests.Functional;

public sealed class BirthTests
{
    [Fact]
    public async Task A_birth_event_makes_the_state_and_a_decision_may_follow_in_the_same_append()
    {
        Carts carts = new();
        Appended started = await carts.Parcels.StartAsync("p", Parcel.Send("Ulm", "Bonn"), p => p.Move("Fulda", "Siegen"));
        Assert.Equal((3, 3), (started.Count, started.Version));
        await carts.Parcels.StartAsync("q", Parcel.Send("Ulm", "Bonn"), (p, ctx) => [new ParcelMoved($"{p.To} {ctx.Now:yyyy}", "post")]);

        Parcel parcel = await carts.Parcels.LoadAsync("p");
        Assert.Equal(("Bonn", "Siegen", 2, carts.Clock.Now), (parcel.To, parcel.Place, parcel.Moves, parcel.SentAt));
        Assert.Equal("Bonn 2026", (await carts.Parcels.LoadAsync("q")).Place);
        Assert.Equal(new SmallParcel("Bonn", "Siegen", 2), await carts.SmallParcels.LoadAsync("p"));
    }

    [Fact]
    public async Task A_struct_without_its_birth_event_is_no_state()
    {
        Carts carts = new();
        await carts.WriteAsync(Parcel.StreamOf("p"), new ParcelMoved("Fulda", "post"));
        FoldException small = await Assert.ThrowsAsync<FoldException>(() => carts.SmallParcels.LoadAsync("p"));
        FoldException large = await Assert.ThrowsAsync<FoldException>(() => carts.Parcels.LoadAsync("p"));
        Assert.Contains("stands before the aggregate's birth event", small.InnerException!.Message, StringComparison.Ordinal);
        Assert.Contains("stands before the aggregate's birth event", large.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_struct_is_born_once_though_its_events_come_in_many_pages()
    {
        Carts carts = new();
        await carts.SmallParcels.StartAsync("p", new ParcelSent("Ulm", "Bonn"));
        for (int i = 0; i < 5; i++)
        {
            await carts.SmallParcels.ExecuteAsync("p", p => p.Move($"stop {p.Moves}"));
        }

        await carts.SmallParcels.ExecuteAsync("p", p => [new ParcelSent(p.Place, "Köln")]);
        Assert.Equal(new SmallParcel("Köln", "stop 4", 5), await carts.SmallParcels.LoadAsync("p"));
    }

    [Fact]
    public async Task An_event_that_only_begins_a_stream_is_not_decided_later()
    {
        Carts carts = new();
        await carts.Parcels.StartAsync("p", Parcel.Send("Ulm", "Bonn"));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => carts.Parcels.ExecuteAsync("p", p => p.SendAgain()));
        Assert.Contains("A birth event can only begin a stream", error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await carts.Store.GetHeadAsync());
    }

    [Fact]
    public async Task An_Apply_that_returns_null_stops_the_append()
    {
        Carts carts = new();
        await carts.Parcels.StartAsync("p", Parcel.Send("Ulm", "Bonn"));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => carts.Parcels.ExecuteAsync("p", p => p.Lose()));
        Assert.Contains("An Apply returned null", error.InnerException!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await carts.Store.GetHeadAsync());
    }
}
