using CsCheck;
using Foldstream.Aggregates;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>A snapshot and the events behind it give what the whole stream gives, whatever was decided and wherever the snapshot was taken.</summary>
public sealed class SnapshotLawTests
{
    [Fact]
    public void A_snapshot_and_what_is_behind_it_give_the_class_that_the_stream_gives() => Shelves.Histories.Sample(history => Shelves.Run(async () =>
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(history);
        Shelf kept = await shelves.Kept.LoadAsync(shelves.Id), replayed = await shelves.Replayed.LoadAsync(shelves.Id);

        Assert.Equal(replayed.Seen(), kept.Seen());
        Assert.Equal((replayed.Id, replayed.Version), (kept.Id, kept.Version));
        Assert.Equal(replayed.Version >= 5, await shelves.FindAsync<Shelf>() is not null);
        Assert.Empty(shelves.Warnings.Texts);
    }), iter: 200);

    [Fact]
    public void It_may_be_taken_at_any_event() => Gen.Select(Shelves.Histories, Gen.Int[0, 1000]).Sample((history, at) => Shelves.Run(async () =>
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(history);
        long version = 1 + (at % (await shelves.Replayed.LoadAsync(shelves.Id)).Version);
        await HoldsAt<Shelf>(shelves, version, shelf => shelf.Seen());
        await HoldsAt<Tray>(shelves, version, Text);
        await HoldsAt<Gauge>(shelves, version, gauge => gauge.ToString());
    }), iter: 200);

    [Fact]
    public void A_state_that_is_stored_and_read_is_stored_as_the_same_bytes() => Shelves.Histories.Sample(history => Shelves.Run(async () =>
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(history);
        byte[] shelf = Shelves.Encode(await shelves.Replayed.LoadAsync(shelves.Id));
        Assert.Equal(shelf, Shelves.Encode(Shelves.Decode<Shelf>(shelf)));
        byte[] tray = Shelves.Encode(await shelves.Replaying<Tray>().LoadAsync(shelves.Id));
        Assert.Equal(tray, Shelves.Encode(Shelves.Decode<Tray>(tray)));
        byte[] gauge = Shelves.Encode(await shelves.Replaying<Gauge>().LoadAsync(shelves.Id));
        Assert.Equal(gauge, Shelves.Encode(Shelves.Decode<Gauge>(gauge)));
    }), iter: 200);

    [Fact]
    public void The_past_is_what_it_was() => Gen.Select(Shelves.Histories, Gen.Int[0, 1000]).Sample((history, at) => Shelves.Run(async () =>
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(history);
        AsOf past = AsOf.Version(1 + (at % ((await shelves.Replayed.LoadAsync(shelves.Id)).Version + 2)));

        Loaded<Shelf> kept = await shelves.Kept.FindAsync(shelves.Id, past), replayed = await shelves.Replayed.FindAsync(shelves.Id, past);
        Assert.Equal((replayed.State.Seen(), replayed.Version, replayed.LastAppend), (kept.State.Seen(), kept.Version, kept.LastAppend));
    }), iter: 200);

    internal static SnapshotCodec<T> CodecOf<T>()
        where T : IFold<T>
        => T.Snapshots!;

    /// <summary>Puts a snapshot of a version where the repository looks for it, as a build would that has taken it there.</summary>
    private static async Task HoldsAt<T>(Shelves shelves, long version, Func<T, string> text)
        where T : IAggregate<T, ShelfId>
    {
        Loaded<T> then = await shelves.Replaying<T>().FindAsync(shelves.Id, AsOf.Version(version));
        Appended last = then.LastAppend!.Value with { Version = version, Position = version, Count = 1 };
        SnapshotCodec<T> codec = T.Snapshots!;
        byte[] bytes = [.. new byte[SnapshotFormat.HeaderSize], .. Shelves.Encode(then.State)];
        uint shape = ~Crc32C.Append(uint.MaxValue, System.Text.Encoding.UTF8.GetBytes(codec.Shape));
        SnapshotFormat.Seal(bytes, new SnapshotAddress(shelves.Stream, T.Fingerprint, shape), new SnapshotHeader(last, last.Time));
        WatchedStore store = new(shelves.Store) { Hand = _ => new StoredSnapshot(T.Fingerprint, version, bytes) };
        Warnings warnings = new();

        Loaded<T> kept = await new Repository<T, ShelfId>(store, logger: warnings).FindAsync(shelves.Id), replayed = await shelves.Replaying<T>().FindAsync(shelves.Id);
        Assert.Equal((text(replayed.State), replayed.Version), (text(kept.State), kept.Version));
        Assert.Empty(warnings.Texts);
    }

    private static string Text(Tray tray)
        => $"{tray.Name} {tray.Worth} {tray.Kind} {string.Join(",", tray.Cards)} {string.Join(",", tray.Notes)} {string.Join(",", tray.Sold)}";
}
