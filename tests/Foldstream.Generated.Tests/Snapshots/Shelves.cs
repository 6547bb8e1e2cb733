using CsCheck;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>One shelf's stream, with repositories that use snapshots and such that replay.</summary>
internal sealed class Shelves(IEventStore store, FoldFingerprint? fingerprint = null) : IDisposable
{
    /// <summary>Appends of one or more decisions each.</summary>
    public static readonly Gen<Action<Shelf>[][]> Histories = Gen.OneOf<Action<Shelf>>(
        Gen.Select(Gen.Int[1, 8], OneOf("Emma", "emma", "Ulysses", "Momo"), Gen.Decimal[0m, 9m], OneOf(Genre.Fiction, Genre.Travel))
            .Select<int, string, decimal, Genre, Action<Shelf>>((book, title, price, genre) => shelf => shelf.Put(book, title, price, genre)),
        Gen.Select(Gen.Int[1, 8], OneOf("ann", "Ann", "bob", "čeněk")).Select<int, string, Action<Shelf>>((book, to) => shelf => shelf.Lend(book, to)),
        Gen.Int[1, 8].Select<int, Action<Shelf>>(book => shelf => shelf.Sell(book)),
        Gen.Select(Gen.String[0, 3], Gen.String[0, 3].Null()).Select<string, string?, Action<Shelf>>((mark, note) => shelf => shelf.Label("m" + mark, note))).Array[1, 4].Array[1, 16];

    public IEventStore Store { get; } = store;

    public Warnings Warnings { get; } = new();

    public ShelfId Id { get; } = ShelfId.New();

    public StreamId Stream => Shelf.StreamOf(Id);

    public Repository<Shelf, ShelfId> Kept => With<Shelf>();

    public Repository<Shelf, ShelfId> Replayed => Replaying<Shelf>();

    public static Shelves InMemory() => new(new InMemoryEventStore());

    public Repository<T, ShelfId> With<T>()
        where T : IAggregate<T, ShelfId>
        => fingerprint is { } given ? new Repository<T, ShelfId>(Store, logger: Warnings) { Fingerprint = given } : new Repository<T, ShelfId>(Store, logger: Warnings);

    /// <summary>A fold that nothing is known of keeps no snapshots.</summary>
    public Repository<T, ShelfId> Replaying<T>()
        where T : IAggregate<T, ShelfId>
        => new(Store) { Fingerprint = default };

    public Task OpenAsync() => Kept.StartAsync(Id, new ShelfOpened("Ground floor", Guid.Empty, DateTimeOffset.UnixEpoch));

    public async Task WriteAsync(Action<Shelf>[][] history)
    {
        await OpenAsync();
        foreach (Action<Shelf>[] append in history)
        {
            await Kept.ExecuteAsync(Id, shelf => Array.ForEach(append, decide => decide(shelf)));
        }
    }

    /// <summary>A stream of as many appends of one event.</summary>
    public async Task WriteAsync(int count)
    {
        await OpenAsync();
        for (int i = 1; i < count; i++)
        {
            await Kept.ExecuteAsync(Id, shelf => shelf.Label("m" + i, i % 3 == 0 ? null : "n" + i));
        }
    }

    public async Task<StoredSnapshot?> FindAsync<T>()
        where T : IAggregate<T, ShelfId>
        => await Store.FindSnapshotAsync(Stream, fingerprint ?? T.Fingerprint, long.MaxValue);

    /// <summary>A state's bytes, and that it can be stored.</summary>
    public static byte[] Encode<T>(T state)
        where T : IFold<T>
    {
        SnapshotCodec<T> codec = T.Snapshots!;
        codec.Check(state);
        byte[] bytes = new byte[codec.GetMaxSize(in state)];
        return bytes[..codec.Encode(in state, bytes)];
    }

    public static T Decode<T>(byte[] bytes)
        where T : IFold<T>
        => T.Snapshots!.Decode(bytes);

    public void Dispose() => (Store as IDisposable)?.Dispose();

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static void Run(Func<Task> test) => test().GetAwaiter().GetResult();
}
