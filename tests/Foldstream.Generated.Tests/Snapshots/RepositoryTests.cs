using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>When snapshots are taken, and that everything else is as it is without them.</summary>
public sealed class RepositoryTests
{
    [Fact]
    public async Task One_is_taken_when_the_version_passes_a_multiple()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(4);
        Assert.Null(await shelves.FindAsync<Shelf>());
        await shelves.Kept.ExecuteAsync(shelves.Id, shelf =>
        {
            shelf.Label("a", "b");
            shelf.Label("c", "d");
        });
        Assert.Equal(6, (await shelves.FindAsync<Shelf>())!.Value.Version);
        await shelves.Kept.ExecuteAsync(shelves.Id, shelf => shelf.Label("e", "f"));
        Assert.Equal(6, (await shelves.FindAsync<Shelf>())!.Value.Version);
    }

    [Fact]
    public async Task A_long_stream_without_one_gets_one_when_it_is_loaded()
    {
        using Shelves shelves = Shelves.InMemory(), renewed = new(shelves.Store, new FoldFingerprint(7));
        await shelves.WriteAsync(12);
        Repository<Shelf, ShelfId> next = renewed.Kept;
        await next.LoadAsync(shelves.Id);
        Assert.Equal(12, (await shelves.Store.FindSnapshotAsync(shelves.Stream, new FoldFingerprint(7), long.MaxValue))!.Value.Version);
        Assert.Equal(10, (await shelves.FindAsync<Shelf>())!.Value.Version);
    }

    [Fact]
    public async Task A_load_reads_the_events_behind_it_alone()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(23);
        WatchedStore store = new(shelves.Store);
        Shelf shelf = await new Repository<Shelf, ShelfId>(store).LoadAsync(shelves.Id);
        Assert.Equal((23, 3), (shelf.Version, store.Pages));
    }

    [Fact]
    public async Task What_is_done_to_an_aggregate_after_its_save_does_not_get_into_one()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(4);
        Shelf shelf = await shelves.Kept.LoadAsync(shelves.Id);
        shelf.Put(1, "Emma", 1, Genre.Fiction);
        await shelves.Kept.SaveAsync(shelf);
        shelf.Put(2, "Momo", 2, Genre.Fiction);

        Shelf loaded = await shelves.Kept.LoadAsync(shelves.Id);
        Assert.Equal((5, 1m), (loaded.Version, loaded.Worth));
        await shelves.Kept.SaveAsync(shelf);
        Assert.Equal((6, 3m), ((await shelves.Kept.LoadAsync(shelves.Id)).Version, (await shelves.Kept.LoadAsync(shelves.Id)).Worth));
    }

    [Fact]
    public async Task A_restored_aggregate_decides_as_any_other()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(10);
        WatchedStore store = new(shelves.Store);
        var restoring = new Repository<Shelf, ShelfId>(store);
        Shelf shelf = await restoring.LoadAsync(shelves.Id);
        Assert.Equal((0, 10L, shelves.Id), (store.Pages, shelf.Version, shelf.Id));
        shelf.Put(1, "Emma", 1, Genre.Fiction);
        shelf.Lend(1, "ann");
        Assert.Equal(12, shelf.Version);
        Appended saved = await restoring.SaveAsync(shelf);
        Assert.Equal((12, 2), (saved.Version, saved.Count));
        AppendOptions once = new() { Once = AppendId.From("tests", "1") };
        Appended first = await restoring.ExecuteAsync(shelves.Id, shelf => shelf.Sell(1), once), second = await restoring.ExecuteAsync(shelves.Id, shelf => shelf.Sell(1), once);
        Assert.Equal((first with { Repeated = true }, 13L), (second, first.Version));
        Assert.Equal((await shelves.Replayed.LoadAsync(shelves.Id)).Seen(), (await restoring.LoadAsync(shelves.Id)).Seen());
    }

    [Fact]
    public async Task The_last_append_is_known_though_no_page_was_read()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.WriteAsync(8);
        await shelves.Kept.ExecuteAsync(shelves.Id, shelf =>
        {
            shelf.Label("x", null);
            shelf.Label("y", null);
        });
        WatchedStore store = new(shelves.Store);
        Loaded<Shelf> kept = await new Repository<Shelf, ShelfId>(store).FindAsync(shelves.Id), replayed = await shelves.Replayed.FindAsync(shelves.Id);
        Assert.Equal((0, 10L, replayed.LastAppend), (store.Pages, kept.Version, kept.LastAppend));
    }

    [Fact]
    public async Task A_time_of_the_past_is_found_though_appends_are_not_ordered_by_time()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.OpenAsync();
        for (int i = 1; i < 15; i++)
        {
            // The fourth is from the future.
            AppendOptions options = new() { Time = DateTimeOffset.UnixEpoch.AddDays(i == 4 ? 1000 : i) };
            await shelves.Kept.ExecuteAsync(shelves.Id, shelf => shelf.Label("m", "n"), options);
        }

        foreach (int day in new[] { 3, 8, 13, 999, 1000, 2000 })
        {
            AsOf past = AsOf.Time(DateTimeOffset.UnixEpoch.AddDays(day));
            Assert.Equal((await shelves.Replayed.FindAsync(shelves.Id, past)).Version, (await shelves.Kept.FindAsync(shelves.Id, past)).Version);
        }
    }

    [Fact]
    public async Task A_unit_of_work_goes_the_same_way()
    {
        using Shelves shelves = Shelves.InMemory(), other = new(shelves.Store);
        await shelves.WriteAsync(9);
        await other.WriteAsync(5);
        UnitOfWork unit = UnitOfWork.Begin();
        Shelf shelf = await unit.LoadAsync(shelves.Kept, shelves.Id);
        Tray tray = await unit.LoadAsync(other.With<Tray>(), other.Id);
        shelf.Label("x", null);
        unit.Raise(other.With<Tray>(), other.Id, tray.Put(1, "Emma", 1, Genre.Fiction));
        await unit.CommitAsync();

        Assert.Equal(10, (await shelves.FindAsync<Shelf>())!.Value.Version);
        Assert.Equal((await shelves.Replayed.LoadAsync(shelves.Id)).Seen(), (await shelves.Kept.LoadAsync(shelves.Id)).Seen());
        Assert.Equal(1m, (await other.With<Tray>().LoadAsync(other.Id)).Worth);
    }

    [Fact]
    public async Task Many_that_are_loaded_together_go_the_same_way()
    {
        using Shelves shelves = Shelves.InMemory(), other = new(shelves.Store), none = new(shelves.Store), strange = new(shelves.Store);
        await shelves.WriteAsync(13);
        await other.WriteAsync(3);
        await strange.WriteAsync(4);
        StoredSnapshot beyond = DamageTests.Sealed(strange, (await shelves.FindAsync<Shelf>())!.Value, 9);
        WatchedStore store = new(shelves.Store) { Hand = found => found ?? (beyond.Bytes.IsEmpty ? null : beyond) };
        Repository<Shelf, ShelfId> kept = new(store, logger: shelves.Warnings);
        ImmutableArray<Loaded<Shelf>> found = await kept.FindManyAsync([shelves.Id, strange.Id]);
        beyond = default;
        found = found.AddRange(await kept.FindManyAsync([none.Id, other.Id]));

        Assert.Equal([(await shelves.Replayed.LoadAsync(shelves.Id)).Seen(), (await shelves.Replayed.LoadAsync(strange.Id)).Seen(), (await shelves.Replayed.LoadAsync(other.Id)).Seen()],
            found.Where(one => one.Exists).Select(one => one.State.Seen()));
        Assert.Equal([13L, 4L, 0L, 3L], found.Select(one => one.Version));
    }

    [Fact]
    public async Task Of_many_that_are_loaded_together_nothing_is_read_that_the_snapshots_hold()
    {
        using Shelves first = Shelves.InMemory(), second = new(first.Store), none = new(first.Store), atEnd = new(first.Store);
        await first.WriteAsync(43);
        await second.WriteAsync(3);
        await atEnd.WriteAsync(20);
        WatchedStore store = new(first.Store);
        ImmutableArray<Loaded<Shelf>> found = await new Repository<Shelf, ShelfId>(store).FindManyAsync([first.Id, none.Id, atEnd.Id, second.Id, first.Id]);

        // Three behind the snapshot of 40, three without one; and the page that a snapshot ends with, which proves that the stream reaches it.
        Assert.Equal([43L, 0L, 20L, 3L, 43L], found.Select(one => one.Version));
        Assert.Equal(3 + 3 + 2, store.Pages);
        Assert.Equal((await first.Replayed.LoadAsync(first.Id)).Seen(), found[0].State.Seen());
        Assert.Equal((await first.Replayed.FindAsync(atEnd.Id)).LastAppend, found[2].LastAppend);
    }

    [Fact]
    public async Task A_snapshot_that_a_stream_does_not_reach_is_told_once_though_many_are_loaded()
    {
        using Shelves shelves = Shelves.InMemory(), strange = new(shelves.Store);
        await shelves.WriteAsync(13);
        await strange.WriteAsync(4);
        StoredSnapshot beyond = DamageTests.Sealed(strange, (await shelves.FindAsync<Shelf>())!.Value, 9);
        Repository<Shelf, ShelfId> kept = new(new WatchedStore(shelves.Store) { Hand = found => found ?? beyond }, logger: shelves.Warnings);
        Assert.Equal([13L, 4L], (await kept.FindManyAsync([shelves.Id, strange.Id])).Select(one => one.Version));

        Assert.Contains("the stream ends at version 4", Assert.Single(shelves.Warnings.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_keeps_none_is_as_good()
    {
        using Shelves shelves = Shelves.InMemory();
        Shelves without = new(new WatchedStore(shelves.Store) { KeepsSnapshots = false });
        await without.WriteAsync(23);
        Assert.Equal((await without.Replayed.LoadAsync(without.Id)).Seen(), (await without.Kept.LoadAsync(without.Id)).Seen());
        Assert.Null(await without.FindAsync<Shelf>());
    }

    [Fact]
    public async Task Many_writers_leave_the_state_of_the_stream()
    {
        using Shelves shelves = Shelves.InMemory();
        await shelves.OpenAsync();
        await Task.WhenAll(Enumerable.Range(1, 6).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await shelves.Kept.ExecuteAsync(shelves.Id, shelf => shelf.Label("m" + writer, "n" + shelf.Version), new AppendOptions { Attempts = 100 });
            }
        })));

        Assert.Equal((await shelves.Replayed.LoadAsync(shelves.Id)).Seen(), (await shelves.Kept.LoadAsync(shelves.Id)).Seen());
        Assert.True((await shelves.FindAsync<Shelf>())!.Value.Version >= 115);
        Assert.Empty(shelves.Warnings.Texts);
    }
}
