using Foldstream;
using Foldstream.Sqlite;

namespace Orders;

/// <summary>Prints a stream as the store describes it: this needs neither the events' types nor the aggregate.</summary>
internal static class Show
{
    public static async Task RunAsync(string database, string stream, CancellationToken cancel)
    {
        StreamId id = StreamId.Parse(stream);
        if (!File.Exists(database))
        {
            throw new FileNotFoundException($"There is no database {Path.GetFullPath(database)}. Run the sample once without arguments to make one.");
        }

        await using SqliteEventStore store = SqliteEventStore.Open(database);
        if (await store.DumpAsync(id, Console.Out, cancel) == 0)
        {
            throw new FormatException($"{id} has no events in {store.Location}.");
        }
    }
}
