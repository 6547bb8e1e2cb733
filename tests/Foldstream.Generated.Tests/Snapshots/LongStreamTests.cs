using Foldstream.Events;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Snapshots;

public sealed class LongStreamTests
{
    private const int PageSize = 1000, Events = 100_000;

    [Fact]
    public async Task A_stream_of_a_hundred_thousand_events_is_loaded_from_its_last_page()
    {
        string folder = Directory.CreateTempSubdirectory("foldstream").FullName;
        try
        {
            string path = Path.Combine(folder, "shelves.db");
            ShelfId id = ShelfId.New();
            await using (SqliteEventStore store = SqliteEventStore.Open(path))
            {
                await WriteAsync(store, id);
                await new Repository<Gauge, ShelfId>(store).LoadAsync(id);
                await new Repository<Gauge, ShelfId>(store).ExecuteAsync(id, gauge => gauge.Sell(7));
            }

            await using SqliteEventStore cold = SqliteEventStore.Open(path);
            WatchedStore watched = new(cold);
            Gauge kept = await new Repository<Gauge, ShelfId>(watched).LoadAsync(id);
            Assert.Equal(1, watched.Pages);
            Assert.Equal(await new Repository<Gauge, ShelfId>(watched) { Fingerprint = default }.LoadAsync(id), kept);
            Assert.True(watched.Pages > Events / PageSize);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteAsync(SqliteEventStore store, ShelfId id)
    {
        for (int i = 0; i < Events / PageSize; i++)
        {
            PageBuilder page = new();
            if (i == 0) page.Add(new ShelfOpened("long", Guid.Empty, DateTimeOffset.UnixEpoch));
            while (page.Count < PageSize) page.Add(new BookPut(page.Count, "t", 1, Genre.Travel));
            await store.AppendAsync([new StreamAppend { Stream = Gauge.StreamOf(id), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch.AddDays(i) }]);
        }
    }
}
