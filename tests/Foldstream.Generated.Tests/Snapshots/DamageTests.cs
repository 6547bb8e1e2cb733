using CsCheck;
using Foldstream.Aggregates;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>No byte of a snapshot is believed, and none of them costs more than a replay.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task A_flipped_bit_is_found_wherever_it_is()
    {
        using Shelves shelves = await WrittenAsync();
        StoredSnapshot snapshot = (await shelves.FindAsync<Shelf>())!.Value;
        string expected = (await shelves.Replayed.LoadAsync(shelves.Id)).Seen();
        byte[] bytes = snapshot.Bytes.ToArray();
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            (string seen, Warnings warnings) = await LoadAsync(shelves, snapshot with { Bytes = bytes });
            Assert.Equal(expected, seen);
            Assert.Contains("is not used: ", Assert.Single(warnings.Texts), StringComparison.Ordinal);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public async Task So_is_one_that_ends_too_early()
    {
        using Shelves shelves = await WrittenAsync();
        StoredSnapshot snapshot = (await shelves.FindAsync<Shelf>())!.Value;
        string expected = (await shelves.Replayed.LoadAsync(shelves.Id)).Seen();
        for (int length = 0; length < snapshot.Bytes.Length; length++)
        {
            (string seen, Warnings warnings) = await LoadAsync(shelves, snapshot with { Bytes = snapshot.Bytes[..length] });
            Assert.Equal(expected, seen);
            Assert.Single(warnings.Texts);
        }
    }

    [Fact]
    public void Bytes_that_somebody_has_sealed_anew_are_read_or_refused_and_end_nothing() => Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 4].Sample(changes => Shelves.Run(async () =>
    {
        using Shelves shelves = await WrittenAsync();
        StoredSnapshot snapshot = (await shelves.FindAsync<Shelf>())!.Value;
        byte[] bytes = snapshot.Bytes.ToArray();
        foreach ((int at, byte value) in changes) bytes[SnapshotFormat.HeaderSize + (at % (bytes.Length - SnapshotFormat.HeaderSize))] = value;
        uint shape = ~Crc32C.Append(uint.MaxValue, System.Text.Encoding.UTF8.GetBytes(SnapshotLawTests.CodecOf<Shelf>().Shape));
        Appended last = new(shelves.Stream, AppendId.New(), snapshot.Version, snapshot.Version, 1, DateTimeOffset.UnixEpoch);
        SnapshotFormat.Seal(bytes, new SnapshotAddress(shelves.Stream, snapshot.Fingerprint, shape), new SnapshotHeader(last, last.Time));
        try
        {
            await LoadAsync(shelves, snapshot with { Bytes = bytes });
        }
        catch (FoldException)
        {
            // What they say is another state, and the events behind it do not fit that.
        }
    }), iter: 300);

    [Theory]
    [InlineData("another stream")]
    [InlineData("another version")]
    [InlineData("beyond the stream")]
    public async Task One_that_belongs_elsewhere_is_not_used(string which)
    {
        using Shelves shelves = await WrittenAsync(), other = new(shelves.Store);
        await other.WriteAsync(30);
        StoredSnapshot own = (await shelves.FindAsync<Shelf>())!.Value, foreign = (await other.FindAsync<Shelf>())!.Value;
        string expected = (await shelves.Replayed.LoadAsync(shelves.Id)).Seen();
        (string seen, Warnings warnings) = await LoadAsync(shelves, which switch
        {
            "another stream" => foreign with { Version = own.Version },
            "another version" => own with { Version = own.Version - 1 },
            _ => Sealed(shelves, foreign, 30),
        });

        Assert.Equal(expected, seen);
        Assert.Single(warnings.Texts);
    }

    [Fact]
    public async Task A_damaged_one_is_replaced_by_the_next_whatever_version_it_claims()
    {
        using Shelves shelves = await WrittenAsync();
        StoredSnapshot snapshot = (await shelves.FindAsync<Shelf>())!.Value;
        byte[] bytes = snapshot.Bytes.ToArray();
        bytes[^1] ^= 1;
        await shelves.Store.KeepSnapshotAsync(shelves.Stream, snapshot with { Bytes = bytes }, always: true);

        await shelves.Kept.LoadAsync(shelves.Id);
        Assert.Single(shelves.Warnings.Texts);
        await shelves.Kept.LoadAsync(shelves.Id);
        Assert.Single(shelves.Warnings.Texts);
        Assert.Equal(12, (await shelves.FindAsync<Shelf>())!.Value.Version);
    }

    /// <summary>A stream of 12 events with a snapshot at 10.</summary>
    private static async Task<Shelves> WrittenAsync()
    {
        Shelves shelves = Shelves.InMemory();
        await shelves.OpenAsync();
        await shelves.Kept.ExecuteAsync(shelves.Id, shelf =>
        {
            for (int i = 1; i < 9; i++) shelf.Put(i, "Title " + (i / 2), i, Genre.Travel);
            shelf.Lend(3, "ann");
        });
        await shelves.Kept.ExecuteAsync(shelves.Id, shelf => shelf.Sell(1));
        await shelves.Kept.ExecuteAsync(shelves.Id, shelf => shelf.Label("a", null));
        return shelves;
    }

    private static async Task<(string Seen, Warnings Warnings)> LoadAsync(Shelves shelves, StoredSnapshot snapshot)
    {
        Warnings warnings = new();
        WatchedStore store = new(shelves.Store) { Hand = _ => snapshot };
        return ((await new Repository<Shelf, ShelfId>(store, logger: warnings).LoadAsync(shelves.Id)).Seen(), warnings);
    }

    internal static StoredSnapshot Sealed(Shelves shelves, StoredSnapshot snapshot, long version)
    {
        byte[] bytes = snapshot.Bytes.ToArray();
        uint shape = ~Crc32C.Append(uint.MaxValue, System.Text.Encoding.UTF8.GetBytes(SnapshotLawTests.CodecOf<Shelf>().Shape));
        Appended last = new(shelves.Stream, AppendId.New(), version, version, 1, DateTimeOffset.UnixEpoch);
        SnapshotFormat.Seal(bytes, new SnapshotAddress(shelves.Stream, snapshot.Fingerprint, shape), new SnapshotHeader(last, last.Time));
        return new StoredSnapshot(snapshot.Fingerprint, version, bytes);
    }
}
