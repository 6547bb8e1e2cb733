using Foldstream;
using Foldstream.Stores;

namespace Shop;

/// <summary>What the shop asks before it deploys this build.</summary>
public static class Checks
{
    /// <param name="released">What <see cref="EventSchema.ToJson"/> gave of the build that runs.</param>
    public static string Compare(string released)
    {
        EventSchema running = EventSchema.Parse(released);
        SchemaReport report = SchemaCheck.Compare(running, EventSchema.Of(typeof(Desk).Assembly));
        return report.ToString();
    }

    public static async Task<bool> CanReadAsync(IEventStore store)
    {
        SchemaReport report = await SchemaCheck.RunAsync(store, EventSchema.Of(typeof(Desk).Assembly));
        return report.IsReadable;
    }
}
