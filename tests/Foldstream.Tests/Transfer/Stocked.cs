using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests.Transfer;

/// <summary>Stores with something in them, and short ways to look at all of it.</summary>
internal static class Stocked
{
    public static readonly StreamId One = new("order", "1"), Two = new("order", "2"), Cart = new("cart", "a b/ü"), OfAcme = new("acme", "order", "1");

    public static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero).AddTicks(1);

    public static readonly Audit ByAda = new("ada", "tidy", Time);

    public static readonly EventMetadata Metadata = new()
    {
        Actor = "ada", CorrelationId = "c\"1", CausationId = "", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("z", "ä").Add("a", ""),
    };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Four streams, of two categories and tenants, with three event types and two shapes of one.</summary>
    public static async Task FillAsync(IEventStore store, int seed = 1)
    {
        Random random = new(seed);
        StreamId[] streams = [One, Two, Cart, OfAcme];
        Dictionary<StreamId, int> counts = [];
        for (int i = 0; i < 60; i++)
        {
            StreamId stream = streams[random.Next(streams.Length)];
            PageBuilder page = new();
            for (int n = random.Next(1, 5); n > 0; n--)
            {
                Add(page, random, i);
            }

            counts[stream] = counts.GetValueOrDefault(stream) + page.Count;
            await store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.From("test", $"{seed}/{i}"), Time = Time.AddSeconds(i), Metadata = i % 3 == 0 ? Metadata : EventMetadata.Empty }], Token);
        }
    }

    public static async Task<Appended> AppendAsync(IEventStore store, StreamId stream, int id, params LineAdded[] lines)
    {
        PageBuilder page = new();
        foreach (LineAdded line in lines)
        {
            page.Add(line);
        }

        return (await store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.From("test", $"{id}"), Time = Time }], Token))[0];
    }

    /// <summary>Everything that a store holds of its streams, positions and type ids left out.</summary>
    public static async Task<string> ContentAsync(IEventStore store)
    {
        Notes notes = new(await store.RefreshEventTypesAsync(Token));
        await store.ReadAllAsync(0, notes, Token);
        return string.Join('\n', notes.Lines.GroupBy(line => line.Stream).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal).SelectMany(group => group.Select(line => $"{line.Stream} {line.Text}")));
    }

    private static void Add(PageBuilder page, Random random, int i)
    {
        switch (random.Next(5))
        {
            case 0:
                page.Add(new OrderClosed());
                break;
            case 1:
                page.AddEncoded(new EventType("order-line-added", 1, "(Sku: str, Quantity: i32)"), [0x92, 0xa1, (byte)'x', (byte)(i % 100)]);
                break;
            default:
                page.Add(new LineAdded($"SKU-{i}", random.Next(-5, 5), random.Next(10_000) / 100m));
                break;
        }
    }

    private sealed class Notes(EventTypeTable types) : IPageConsumer
    {
        public List<(StreamId Stream, string Text)> Lines { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                EventType type = types[frames.TypeId]!;
                Lines.Add((page.Stream, $"{frames.Version} {page.AppendId} {page.Time:O} {Convert.ToHexString(page.Metadata)} {type.Name} {type.SchemaVersion} {type.Shape} {Convert.ToHexString(frames.Payload)}"));
            }

            return true;
        }
    }
}
