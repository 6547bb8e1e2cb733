using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Events;
using Foldstream.Stores;
using Foldstream.Testing.Tests.Shop;

namespace Foldstream.Testing.Tests.Recordings;

public sealed class RecordedStreamTests
{
    private const string Append = "0199aabbccdd7eef8011223344556677", Other = "0199aabbccdd7eef8011223344556678";

    private static readonly OrderId Id = new(Guid.Parse("7f3a0000000000000000000000000001"));

    [Fact]
    public async Task A_dumped_stream_is_what_it_was()
    {
        string dump = await DumpAsync();
        Order before = await new Repository<Order, OrderId>(await StoreAsync()).LoadAsync(Id, TestContext.Current.CancellationToken);

        Scenario.For<Order>().Key(Id).GivenRecorded(dump)
            .When((_, decision) => (decision.Now, decision.Version))
            .ThenReturns((new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), 5))
            .ThenState(o => o.Seen, before.Seen)
            .ThenState(o => o.Labels, ["red"])
            .ThenState(o => o.Status, OrderStatus.Shipped);
        Assert.Equal("5 2026-11-24T09:00:00.0000000+00:00 0199aabbccdd7eef8011223344556678 clerk c-1 1", before.Seen);
    }

    [Fact]
    public async Task A_dumped_stream_can_be_dumped_to_the_same_text()
    {
        string dump = await DumpAsync();
        await using InMemoryEventStore store = new();
        using StringReader lines = new(dump);
        foreach (RecordedAppend append in new RecordedStream(DefinitionOf<Order>()).Read(lines, 0))
        {
            await store.AppendAsync([append.To(Stream)], TestContext.Current.CancellationToken);
        }

        using StringWriter again = new(CultureInfo.InvariantCulture);
        await store.DumpAsync(Stream, again, TestContext.Current.CancellationToken);

        // Of an event that the aggregate ignores only its place is kept.
        Assert.Equal(dump.Replace("""{"By":"bob"}""", "{}", StringComparison.Ordinal), again.ToString());
    }

    [Fact]
    public async Task A_recorded_stream_may_go_on_and_be_a_file()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, await DumpAsync(), TestContext.Current.CancellationToken);
            Scenario.For<Order>().At("2026-12-01T00:00Z").GivenRecordedFile(path).Given(new OrderLineAdded(7, "B", 1))
                .When((_, decision) => (decision.Now, decision.Version))
                .ThenReturns((new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), 6))
                .ThenState(o => o.Lines, 7);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_an_older_build_did_not_write_is_replayed_as_left_out() => Scenario.For<Order>()
        .GivenRecorded($$$"""
            {"version":1,"event":"order-placed","time":"2026-11-23T10:00:00.0000000Z","append":"{{{Append}}}","data":{"Customer":"anna"}}

            {"version":2,"event":"order-line-added","time":"2026-11-23T10:00:00.0000000Z","append":"{{{Append}}}","data":{"Line":1,"Sku":"A","Quantity":1}}
            """)
        .When(o => o.Labels.Length)
        .ThenReturns(0)
        .ThenState(o => o.Lines, 1);

    [Theory]
    [InlineData("""{"version":2,"event":"order-placed","time":"T","append":"A","data":{"Customer":"anna"}}""",
        "Line 1 of the recorded stream: It has version 2, and version 1 is next. A stream is recorded whole, from its first event on.")]
    [InlineData("""{"version":1,"event":"gift-wrapped","time":"T","append":"A","data":{}}""",
        "Line 1 of the recorded stream: Order neither applies nor ignores 'gift-wrapped' v1.")]
    [InlineData("""{"version":1,"event":"order-placed","schema":2,"time":"T","append":"A","data":{}}""",
        "Line 1 of the recorded stream: Order neither applies nor ignores 'order-placed' v2.")]
    [InlineData("""{"version":1,"event":"order-placed","time":"T","append":"A","data":{"Customer":"anna","Age":7}}""",
        "Line 1 of the recorded stream: 'Age' is no member of this build's (Customer: str).")]
    [InlineData("""{"version":1,"event":"order-placed","time":"T","append":"A","data":{"Customer":7}}""",
        "Line 1 of the recorded stream: 'Customer' is 7, and should be str.")]
    [InlineData("""{"version":1,"event":"order-placed","time":"T","append":"A","colour":"red","data":{}}""",
        "Line 1 of the recorded stream: 'colour' is nothing that a dump says of an event.")]
    [InlineData("""{"version":1,"event":"order-placed","time":"T","append":"A"}""", "Line 1 of the recorded stream: 'data' is missing or of another kind.")]
    [InlineData("""[1]""", "Line 1 of the recorded stream: A line is a JSON object, as StreamDump.DumpAsync writes it.")]
    [InlineData("""{"version":1,"version":1}""", "Line 1 of the recorded stream: ")]
    [InlineData("nothing", "Line 1 of the recorded stream: ")]
    [InlineData("", "The recorded stream has no events.")]
    [InlineData("""{"version":1,"event":"order-paid","time":"T","append":"A","data":{"Amount":1}}""", "Order can't be replayed from what is given.")]
    [InlineData("""
        {"version":1,"event":"order-placed","time":"T","append":"A","data":{"Customer":"anna"}}
        {"version":2,"event":"order-paid","time":"T","append":"B","data":{"Amount":1}}
        {"version":3,"event":"order-paid","time":"T","append":"A","data":{"Amount":1}}
        """, "Line 3 of the recorded stream: The append 0199aabbccdd7eef8011223344556677 is in two places. The events of an append stand together.")]
    public void What_can_not_be_read_is_told_with_its_line(string lines, string message)
    {
        string full = lines.Replace("\"T\"", "\"2026-11-23T10:00:00.0000000Z\"", StringComparison.Ordinal)
            .Replace("\"append\":\"A\"", $"\"append\":\"{Append}\"", StringComparison.Ordinal).Replace("\"append\":\"B\"", $"\"append\":\"{Other}\"", StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ScenarioFailedException>(() => { _ = Scenario.For<Order>().GivenRecorded(full); }).Message, StringComparison.Ordinal);
    }

    private static StreamId Stream => Order.StreamOf(Id);

    private static Aggregates.AggregateDefinition DefinitionOf<T>()
        where T : Aggregates.IFold<T>
        => T.Definition;

    private static async Task<string> DumpAsync()
    {
        await using InMemoryEventStore store = await StoreAsync();
        using StringWriter text = new(CultureInfo.InvariantCulture);
        await store.DumpAsync(Stream, text);
        return text.ToString();
    }

    private static async Task<InMemoryEventStore> StoreAsync()
    {
        InMemoryEventStore store = new();
        PageBuilder first = new(), second = new();
        first.Add(new OrderPlaced("anna"));
        first.Add(new OrderLineAdded(1, "A", 2, ["red"]));
        first.Add(new OrderViewed("bob"));
        first.Add(new OrderPaid(9.90m));
        second.Add(new OrderShipped(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1)), "anna"));
        await store.AppendAsync([new StreamAppend { Stream = Stream, Page = first, AppendId = AppendId.Parse(Append), Time = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero) }]);
        await store.AppendAsync([new StreamAppend
        {
            Stream = Stream, Page = second, AppendId = AppendId.Parse(Other), Time = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero),
            Metadata = new EventMetadata { Actor = "clerk", CorrelationId = "c-1", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("trace", "t-9") },
        }]);
        return store;
    }
}
