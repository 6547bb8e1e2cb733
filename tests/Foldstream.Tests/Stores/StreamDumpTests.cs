using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests.Stores;

public sealed class StreamDumpTests
{
    private static readonly StreamId Order = new("order", "7f3a");
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task A_stream_is_shown_line_by_line()
    {
        await using InMemoryEventStore store = new();
        await AppendAsync(store, new StreamId("order", "other"), 1, EventMetadata.Empty, new LineAdded("X", 1, 1));
        await AppendAsync(store, Order, 2, EventMetadata.Empty, new LineAdded("SKU-1", 2, 9.95m), new LineAdded("Tür", 1, 20.00m));
        await AppendAsync(store, Order, 3, new EventMetadata
        {
            Actor = "ada",
            CorrelationId = "c-1",
            CausationId = "m-1",
            Headers = ImmutableSortedDictionary<string, string>.Empty.Add("z", "2").Add("a", "1"),
        }, new LineAdded("\"<&>\n", -1, 0));

        Assert.Equal(
            """
            {"version":1,"position":2,"event":"order-line-added","schema":1,"time":"2026-11-23T10:00:00.0000000Z","append":"00000000000000000000000000000002","data":{"Sku":"SKU-1","Quantity":2,"UnitPrice":9.95}}
            {"version":2,"position":3,"event":"order-line-added","schema":1,"time":"2026-11-23T10:00:00.0000000Z","append":"00000000000000000000000000000002","data":{"Sku":"Tür","Quantity":1,"UnitPrice":20.00}}
            {"version":3,"position":4,"event":"order-line-added","schema":1,"time":"2026-11-23T10:00:00.0000000Z","append":"00000000000000000000000000000003","actor":"ada","correlation":"c-1","causation":"m-1","headers":{"a":"1","z":"2"},"data":{"Sku":"\"<&>\n","Quantity":-1,"UnitPrice":0}}

            """, await DumpAsync(store, Order, 3));
    }

    [Fact]
    public async Task A_stream_without_events_is_shown_as_nothing()
    {
        await using InMemoryEventStore store = new();
        Assert.Equal("", await DumpAsync(store, Order, 0));
    }

    [Fact]
    public async Task A_long_stream_is_shown_whole()
    {
        await using InMemoryEventStore store = new();
        for (int i = 0; i < 50; i++)
        {
            await AppendAsync(store, Order, i + 1, EventMetadata.Empty, [.. Enumerable.Range(0, 40).Select(n => new LineAdded($"{(i * 40) + n}", n, n))]);
        }

        string[] lines = (await DumpAsync(store, Order, 2000)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2000, lines.Length);
        Assert.All(lines, (line, i) => Assert.StartsWith($"{{\"version\":{i + 1},\"position\":{i + 1},", line, StringComparison.Ordinal));
        Assert.All(lines, (line, i) => Assert.Contains($"{{\"Sku\":\"{i}\",", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Event_types_of_other_processes_are_fetched()
    {
        await using InMemoryEventStore inner = new();
        await AppendAsync(inner, Order, 1, EventMetadata.Empty, new LineAdded("A", 1, 1));
        await using StaleStore store = new(inner, EventTypeTable.Empty);
        Assert.Contains("\"Sku\":\"A\"", await DumpAsync(store, Order, 1), StringComparison.Ordinal);
        Assert.Equal(1, store.Refreshes);
    }

    [Fact]
    public async Task An_unknown_event_type_within_a_page_repeats_no_line()
    {
        await using InMemoryEventStore inner = new();
        PageBuilder page = new();
        page.Add(new LineAdded("A", 1, 1));
        page.Add(new LineAdded("B", 1, 1));
        page.Add(new OrderClosed());
        await AppendAsync(inner, Order, 1, EventMetadata.Empty, page);
        await using StaleStore store = new(inner, EventTypeTable.Empty.With([(inner.EventTypes.IdOf(LineAdded.EventType), LineAdded.EventType)]));
        string[] lines = (await DumpAsync(store, Order, 3)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, (line, i) => Assert.StartsWith($"{{\"version\":{i + 1},", line, StringComparison.Ordinal));
        Assert.EndsWith("\"event\":\"order-closed\",\"schema\":2,\"time\":\"2026-11-23T10:00:00.0000000Z\",\"append\":\"00000000000000000000000000000001\",\"data\":{}}", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_type_that_the_store_lacks_is_an_error_after_the_lines_before_it()
    {
        await using InMemoryEventStore inner = new();
        await AppendAsync(inner, Order, 1, EventMetadata.Empty, new LineAdded("A", 1, 1));
        await AppendAsync(inner, Order, 2, EventMetadata.Empty, new OrderClosed());
        EventTypeTable lacking = EventTypeTable.Empty.With([(inner.EventTypes.IdOf(LineAdded.EventType), LineAdded.EventType)]);
        await using StaleStore store = new(inner, lacking) { Refreshed = lacking };
        CorruptPageException error = await Fails(store, lines: 1);
        Assert.Equal(2, error.Version);
    }

    [Theory]
    [InlineData("(Sku: str, Quantity: str, UnitPrice: decimal)")]
    [InlineData("(Sku: u128)")]
    public async Task A_payload_that_is_not_what_the_shape_says_is_an_error_with_its_place(string shape)
    {
        await using InMemoryEventStore inner = new();
        await AppendAsync(inner, Order, 1, EventMetadata.Empty, new LineAdded("A", 1, 1));
        ushort id = inner.EventTypes.IdOf(LineAdded.EventType);
        await using StaleStore store = new(inner, EventTypeTable.Empty.With([(id, new EventType("order-line-added", 1, shape))]));
        CorruptPageException error = await Fails(store, lines: 0);
        Assert.Equal((Order, 1L, 1L), (error.Stream, error.Version, error.Position));
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task A_cancelled_dump_writes_nothing()
    {
        await using InMemoryEventStore store = new();
        await AppendAsync(store, Order, 1, EventMetadata.Empty, new LineAdded("A", 1, 1));
        StringWriter output = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.DumpAsync(Order, output, new CancellationToken(canceled: true)));
        Assert.Equal("", output.ToString());
    }

    private static async Task<string> DumpAsync(IEventStore store, StreamId stream, long count)
    {
        StringWriter output = new();
        Assert.Equal(count, await store.DumpAsync(stream, output, TestContext.Current.CancellationToken));
        return output.ToString();
    }

    private static async Task<CorruptPageException> Fails(IEventStore store, int lines)
    {
        StringWriter output = new();
        CorruptPageException error = await Assert.ThrowsAsync<CorruptPageException>(
            async () => await store.DumpAsync(Order, output, TestContext.Current.CancellationToken));
        Assert.Equal(lines, output.ToString().Count(c => c == '\n'));
        Assert.True(lines == 0 || output.ToString().EndsWith("}}\n", StringComparison.Ordinal));
        return error;
    }

    private static Task AppendAsync<TEvent>(InMemoryEventStore store, StreamId stream, int id, EventMetadata metadata, params TEvent[] events)
        where TEvent : IEvent<TEvent>
    {
        PageBuilder page = new();
        foreach (TEvent e in events)
        {
            page.Add(in e);
        }

        return AppendAsync(store, stream, id, metadata, page);
    }

    private static async Task AppendAsync(InMemoryEventStore store, StreamId stream, int id, EventMetadata metadata, PageBuilder page)
        => await store.AppendAsync(
            [new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.Parse($"{id:x32}"), Time = Time, Metadata = metadata }],
            TestContext.Current.CancellationToken);

    /// <summary>A store that has seen other event types than it holds.</summary>
    private sealed class StaleStore(InMemoryEventStore inner, EventTypeTable seen) : IEventStore
    {
        public int Refreshes { get; private set; }

        public EventTypeTable? Refreshed { get; init; }

        public string Location => inner.Location;

        public PageLimits Limits => inner.Limits;

        public EventTypeTable EventTypes => seen;

        public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default)
        {
            Refreshes++;
            return ValueTask.FromResult(Refreshed ?? inner.EventTypes);
        }

        public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
            CancellationToken cancellationToken = default)
            => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

        public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
            CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
