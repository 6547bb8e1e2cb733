using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.StoreTests;

/// <summary>Makes appends for tests.</summary>
internal static class Appends
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static StreamId Stream(string key) => new("account", key);

    /// <summary>An append of one deposit per amount.</summary>
    public static StreamAppend To(StreamId stream, ExpectedVersion expected, params ReadOnlySpan<long> amounts)
    {
        PageBuilder page = new();
        foreach (long amount in amounts)
        {
            page.Add(new Deposited(amount));
        }

        return Of(stream, expected, page);
    }

    public static StreamAppend To(StreamId stream, params ReadOnlySpan<long> amounts) => To(stream, ExpectedVersion.Any, amounts);

    public static StreamAppend Of(StreamId stream, ExpectedVersion expected, PageBuilder page)
        => new() { Stream = stream, Expected = expected, Page = page, AppendId = AppendId.New(), Time = Noon };

    public static async Task<Appended> AppendAsync(this IEventStore store, StreamAppend append, CancellationToken cancellationToken = default)
        => (await store.AppendAsync([append], cancellationToken))[0];

    public static async Task<PageCollector> ReadAsync(this IEventStore store, StreamId stream, long from = 1,
        ReadDirection direction = ReadDirection.Forward)
    {
        PageCollector pages = new();
        pages.Version = await store.ReadStreamAsync(stream, from, direction, pages);
        return pages;
    }

    public static async Task<PageCollector> ReadAllAsync(this IEventStore store, long after = 0)
    {
        PageCollector pages = new();
        pages.Version = await store.ReadAllAsync(after, pages);
        return pages;
    }
}
