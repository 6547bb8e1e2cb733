using System.Globalization;
using Foldstream;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Orders.Tests;

/// <summary>The two styles differ for those who write them, and not on the disk.</summary>
public sealed class BothStylesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orders-");

    [Fact]
    public async Task Each_style_reads_and_continues_what_the_other_has_written()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Path.Combine(_folder.FullName, "orders.db"));
        ClassDesk classes = new(store);
        RecordDesk records = new(store);
        OrderId id = OrderId.New();
        await classes.PlaceAsync(id, Guid.CreateVersion7(), Currency.EUR);
        Assert.Equal(1, await records.AddLineAsync(id, "BOOK-1", 2, 9.95m));
        Assert.Equal(2, await classes.AddLineAsync(id, "PEN-7", 10, 0.80m));
        await records.RemoveLineAsync(id, 1);
        await classes.PayAsync(id, 8m);
        await records.ShipAsync(id, "TRACK-1");
        Assert.Equal(await classes.SeeAsync(id), await records.SeeAsync(id));
        Assert.Equal((OrderStatus.Shipped, 8m, 1), ((await records.SeeAsync(id)).Status, (await records.SeeAsync(id)).Total, (await records.SeeAsync(id)).LineCount));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2026)]
    public async Task The_same_decisions_store_the_same_bytes(int seed)
    {
        List<byte[]> byClass = await WriteAsync("classes.db", seed, store => new ClassDesk(store));
        List<byte[]> byRecord = await WriteAsync("records.db", seed, store => new RecordDesk(store));
        Assert.Equal(byClass.Count, byRecord.Count);
        Assert.True(byClass.Count > 40, string.Create(CultureInfo.InvariantCulture, $"Only {byClass.Count} pages were written."));
        Assert.All(byClass.Zip(byRecord), pages => Assert.Equal(pages.First, pages.Second));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The frames are what a decision determines; time and append id, which the checksum in a page's header covers, are drawn anew for each append.
    private async Task<List<byte[]>> WriteAsync(string file, int seed, Func<IEventStore, IOrderDesk> open)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Path.Combine(_folder.FullName, file));
        IOrderDesk desk = open(store);
        Random random = new(seed);
        for (int order = 0; order < 10; order++)
        {
            OrderId id = new(new Guid(order, 0, 0, new byte[8]));
            await desk.PlaceAsync(id, new Guid(order, 1, 0, new byte[8]), (Currency)random.Next(1, 3));
            for (int line = random.Next(1, 12); line > 0; line--)
            {
                int added = await desk.AddLineAsync(id, $"SKU-{random.Next(100)}", random.Next(1, 20), random.Next(1, 10_000) / 100m);
                if (random.Next(4) == 0)
                {
                    await desk.RemoveLineAsync(id, added);
                }
            }

            if (random.Next(2) == 0 && (await desk.SeeAsync(id)).LineCount > 0)
            {
                await desk.PayAsync(id, (await desk.SeeAsync(id)).Total);
                await desk.ShipAsync(id, "TRACK-1");
            }
            else
            {
                await desk.CancelAsync(id, "second thoughts");
            }
        }

        FrameBytes pages = new();
        await store.ReadAllAsync(0, pages);
        return pages.All;
    }

    private sealed class FrameBytes : IPageConsumer
    {
        public List<byte[]> All { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            All.Add(page.Frames.ToArray());
            return true;
        }
    }
}
