using Foldstream;
using Foldstream.Stores;

namespace Orders;

/// <summary>Prints a stream as the store describes it: this needs neither the events' types nor the aggregate.</summary>
internal static class Show
{
    public static async Task RunAsync(Place place, string stream, CancellationToken cancel)
    {
        StreamId id = StreamId.Parse(stream);
        await using IEventStore store = await place.OpenExistingAsync(cancel);
        if (await store.DumpAsync(id, Console.Out, cancel) == 0)
        {
            throw new FormatException($"{id} has no events in {store.Location}.");
        }
    }
}
