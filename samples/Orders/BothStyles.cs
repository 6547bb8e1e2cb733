using Foldstream;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Orders.Functional;

namespace Orders;

/// <summary>Makes the same decisions on an order that is a class and on one that is a record, each in a file of its own, and compares the bytes.</summary>
internal static class BothStyles
{
    private static readonly OrderId Id = new(Guid.Parse("0199f6a2-0000-7000-8000-000000000001"));
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(CancellationToken cancel)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("orders-");
        try
        {
            await using SqliteEventStore classes = SqliteEventStore.Open(Path.Combine(folder.FullName, "classes.db"));
            await using SqliteEventStore records = SqliteEventStore.Open(Path.Combine(folder.FullName, "records.db"));
            await DecideAsync(new Repository<Order, OrderId>(classes), new Repository<Functional.Order, OrderId>(records), cancel);

            List<byte[]> byClass = await PagesAsync(classes, cancel), byRecord = await PagesAsync(records, cancel);
            if (!byClass.SequenceEqual(byRecord, ByteComparer.Instance))
            {
                throw new IOException("The two styles stored different bytes.");
            }

            await records.DumpAsync(Functional.Order.StreamOf(Id), Console.Out, cancel);
            Console.WriteLine($"The class and the record stored the same {byClass.Count} pages, {byClass.Sum(page => page.Length)} bytes.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task DecideAsync(IRepository<Order, OrderId> classes, IRepository<Functional.Order, OrderId> records, CancellationToken cancel)
    {
        Guid customer = Guid.Parse("0199f6a2-0000-7000-8000-0000000000c1");
        await classes.StartAsync(Id, Order.Place(customer, Currency.EUR), Step(1), cancel);
        await records.StartAsync(Id, Functional.Order.Place(customer, Currency.EUR), Step(1), cancel);

        Decided<int> line = await classes.ExecuteAsync(Id, o => o.AddLine("BOOK-1", quantity: 2, unitPrice: 9.95m), Step(2), cancel);
        await records.ExecuteAsync(Id, o => o.AddLine("BOOK-1", quantity: 2, unitPrice: 9.95m), Step(2), cancel);

        await classes.ExecuteAsync(Id, o => o.AddLine("PEN-7", quantity: 10, unitPrice: 0.80m), Step(3), cancel);
        await records.ExecuteAsync(Id, o => o.AddLine("PEN-7", quantity: 10, unitPrice: 0.80m), Step(3), cancel);

        await classes.ExecuteAsync(Id, o => o.RemoveLine(line.Value), Step(4), cancel);
        await records.ExecuteAsync(Id, o => o.RemoveLine(line.Value), Step(4), cancel);

        await classes.ExecuteAsync(Id, PayAndShip, Step(5), cancel);
        await records.ExecuteAsync(Id, o => [.. o.Pay(o.Total), new OrderShipped("TRACK-1")], Step(5), cancel);
    }

    private static void PayAndShip(Order order)
    {
        order.Pay(order.Total);
        order.Ship("TRACK-1");
    }

    // Time and append id reach the disk, so both styles are given the same.
    private static AppendOptions Step(int number)
        => new() { Actor = "anna", Time = Begin.AddMinutes(number), Once = AppendId.From("both-styles", $"{number}") };

    private static async Task<List<byte[]>> PagesAsync(SqliteEventStore store, CancellationToken cancel)
    {
        PageBytes pages = new();
        await store.ReadAllAsync(0, pages, cancel);
        return pages.All;
    }

    private sealed class PageBytes : IPageConsumer
    {
        public List<byte[]> All { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            All.Add(page.Bytes.ToArray());
            return true;
        }
    }

    private sealed class ByteComparer : IEqualityComparer<byte[]>
    {
        public static ByteComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] page) => page.Length;
    }
}
