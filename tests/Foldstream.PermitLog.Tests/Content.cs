using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PermitLog.Tests;

/// <summary>Everything that a store holds of its streams. Positions and the numbers of event types are each store's own.</summary>
internal sealed class Content(EventTypeTable types) : IPageConsumer
{
    private readonly List<(StreamId Stream, string Text)> _lines = [];

    public static async Task<string> OfAsync(IEventStore store)
    {
        Content content = new(await store.RefreshEventTypesAsync(TestContext.Current.CancellationToken));
        await store.ReadAllAsync(0, content, TestContext.Current.CancellationToken);
        return string.Join('\n', content._lines.GroupBy(line => line.Stream).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
            .SelectMany(group => group.Select(line => $"{line.Stream} {line.Text}")));
    }

    public bool Consume(scoped in StoredPage page)
    {
        FrameReader frames = new(in page);
        while (frames.TryNext())
        {
            EventType type = types[frames.TypeId]!;
            _lines.Add((page.Stream, $"{frames.Version} {page.AppendId} {page.Time:O} {Convert.ToHexString(page.Metadata)} {type.Name} {type.SchemaVersion} {type.Shape} {Convert.ToHexString(frames.Payload)}"));
        }

        return true;
    }
}
