using Foldstream.Events;
using Foldstream.Generated.Tests.Repositories;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Functional;

/// <summary>A store with repositories of records, and a hand to write what no decision would.</summary>
internal sealed class Carts
{
    public Carts()
    {
        Repository = new Repository<Cart, CartId>(Store, Clock);
        Unpruned = new Repository<UnprunedCart, CartId>(Store, Clock);
        Parcels = new Repository<Parcel, string>(Store, Clock);
        SmallParcels = new Repository<SmallParcel, string>(Store, Clock);
        Meters = new Repository<Meter, string>(Store, Clock);
    }

    public InMemoryEventStore Store { get; } = new();

    public TestClock Clock { get; } = new();

    public Repository<Cart, CartId> Repository { get; }

    public Repository<UnprunedCart, CartId> Unpruned { get; }

    public Repository<Parcel, string> Parcels { get; }

    public Repository<SmallParcel, string> SmallParcels { get; }

    public Repository<Meter, string> Meters { get; }

    public CartId Id { get; } = CartId.New();

    public StreamId Stream => Cart.StreamOf(Id);

    public static async Task<Carts> WithItemsAsync(int items)
    {
        Carts carts = new();
        await carts.Repository.StartAsync(carts.Id, c => c.Add("A", items));
        return carts;
    }

    public Task<Appended> WriteAsync<TEvent>(TEvent e)
        where TEvent : IEvent<TEvent>
        => WriteAsync(Stream, e);

    public async Task<Appended> WriteAsync<TEvent>(StreamId stream, TEvent e)
        where TEvent : IEvent<TEvent>
    {
        PageBuilder page = new();
        page.Add(in e);
        return (await Store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.New(), Time = Clock.GetUtcNow() }]))[0];
    }
}
