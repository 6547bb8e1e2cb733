using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.Sqlite.Tests.Appends;

namespace Foldstream.Sqlite.Tests;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData(0, "1 4 5 8")]
    [InlineData(1, "1 4 5 8")]
    [InlineData(3, "1 4 5 8")]
    [InlineData(4, "4 5 8")]
    [InlineData(6, "5 8")]
    [InlineData(9, "8")]
    [InlineData(10, "")]
    [InlineData(long.MaxValue, "")]
    public async Task Reading_forward_begins_with_the_page_that_holds_the_version(long from, string firstVersions)
    {
        await AppendFourPages();
        PageCollector read = await Store.ReadAsync(Alice, from);
        Assert.Equal(firstVersions, string.Join(' ', read.FirstVersions));
        Assert.Equal(9, read.Version);
    }

    [Theory]
    [InlineData(long.MaxValue, "8 5 4 1")]
    [InlineData(9, "8 5 4 1")]
    [InlineData(8, "8 5 4 1")]
    [InlineData(6, "5 4 1")]
    [InlineData(3, "1")]
    [InlineData(1, "1")]
    [InlineData(0, "")]
    public async Task Reading_backward_begins_with_the_page_that_holds_the_version(long from, string firstVersions)
    {
        await AppendFourPages();
        PageCollector read = await Store.ReadAsync(Alice, from, ReadDirection.Backward);
        Assert.Equal(firstVersions, string.Join(' ', read.FirstVersions));
        Assert.Equal(9, read.Version);
    }

    [Theory]
    [InlineData(ReadDirection.Forward)]
    [InlineData(ReadDirection.Backward)]
    public async Task A_stream_without_events_gives_no_page_and_version_0(ReadDirection direction)
    {
        await AppendFourPages();
        PageCollector read = await Store.ReadAsync(Carol, 1, direction);
        Assert.Empty(read.Pages);
        Assert.Equal(0, read.Version);
    }

    [Fact]
    public async Task A_consumer_that_has_enough_ends_the_reading()
    {
        await AppendFourPages();
        foreach (ReadDirection direction in Enum.GetValues<ReadDirection>())
        {
            PageCollector two = new(stopAfter: 2);
            Assert.Equal(9, await Store.ReadStreamAsync(Alice, 5, direction, two));
            Assert.Equal(2, two.Pages.Count);
        }

        PageCollector all = new(stopAfter: 3), many = new(stopAfter: 3);
        Assert.Equal(10, await Store.ReadAllAsync(0, all));
        await Store.ReadStreamsAsync(new[] { Bob, Alice }, many);
        Assert.Equal((3, 3), (all.Pages.Count, many.Pages.Count));
    }

    [Fact]
    public async Task Many_streams_are_read_in_the_order_in_which_they_were_asked_for()
    {
        await AppendFourPages();
        await Store.AppendAsync(To(Carol, 30));
        PageCollector read = new();
        await Store.ReadStreamsAsync(new[] { Carol, Stream("nobody"), Alice, Bob }, read);
        Assert.Equal([Carol, Alice, Alice, Alice, Alice, Bob], read.Pages.Select(page => page.Stream));
        Assert.Equal([30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20], read.Amounts);
    }

    [Fact]
    public async Task All_streams_are_read_by_position()
    {
        await AppendFourPages();
        PageCollector read = await Store.ReadAllAsync();
        Assert.Equal([1, 4, 5, 6, 9], read.Pages.Select(page => page.FirstPosition));
        Assert.Equal([Alice, Alice, Bob, Alice, Alice], read.Pages.Select(page => page.Stream));
        Assert.Equal(10, read.Version);
    }

    [Theory]
    [InlineData(2, "1 4 5 6 9")]
    [InlineData(3, "4 5 6 9")]
    [InlineData(4, "5 6 9")]
    [InlineData(6, "6 9")]
    [InlineData(8, "9")]
    [InlineData(9, "9")]
    [InlineData(10, "")]
    [InlineData(1000, "")]
    public async Task Reading_by_position_goes_on_behind_what_the_reader_has_finished(long after, string firstPositions)
    {
        await AppendFourPages();
        PageCollector read = await Store.ReadAllAsync(after);
        Assert.Equal(firstPositions, string.Join(' ', read.Pages.Select(page => page.FirstPosition)));
        Assert.Equal(10, read.Version);
    }

    [Fact]
    public async Task A_long_log_is_read_whole_and_from_anywhere()
    {
        await Task.WhenAll(Enumerable.Range(0, 900).Select(i => Store.AppendAsync(To(Stream($"s{i % 7}"), i, i, i))));
        PageCollector all = await Store.ReadAllAsync();
        Assert.Equal(2700, all.Version);
        Assert.Equal(Enumerable.Range(0, 900).Select(i => 1L + (3 * i)), all.Pages.Select(page => page.FirstPosition));
        PageCollector rest = await Store.ReadAllAsync(1500);
        Assert.Equal(400, rest.Pages.Count);
    }

    [Fact]
    public async Task A_cancelled_reading_ends_between_pages()
    {
        await AppendFourPages();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, new PageCollector(), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadAllAsync(0, new PageCollector(), Cancelled));
        foreach (Func<IPageConsumer, CancellationToken, ValueTask> reading in new Func<IPageConsumer, CancellationToken, ValueTask>[]
        {
            async (consumer, token) => await Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, consumer, token),
            async (consumer, token) => await Store.ReadStreamAsync(Alice, 9, ReadDirection.Backward, consumer, token),
            async (consumer, token) => await Store.ReadAllAsync(0, consumer, token),
            async (consumer, token) => await Store.ReadStreamsAsync(new[] { Alice }, consumer, token),
        })
        {
            using CancellationTokenSource source = new();
            CallingConsumer cancelling = new(source.Cancel);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading(cancelling, source.Token));
            Assert.Equal(1, cancelling.Count);
        }
    }

    [Fact]
    public async Task A_consumer_may_use_the_store_and_may_fail()
    {
        await AppendFourPages();
        int seen = 0;
        CallingConsumer reading = new(() =>
        {
            PageCollector inner = new();
            Store.ReadStreamAsync(Bob, 1, ReadDirection.Forward, inner).AsTask().GetAwaiter().GetResult();
            seen += inner.Pages.Count;
        });
        await Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, reading);
        Assert.Equal(4, seen);

        CallingConsumer failing = new(() => throw new InvalidOperationException("the consumer's own"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, failing));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.ReadStreamsAsync(new[] { Alice }, failing));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.ReadAllAsync(0, failing));
        Assert.Equal(9, (await Store.ReadAsync(Alice)).Amounts.Count());
    }

    [Fact]
    public async Task Metadata_comes_back_as_it_was_given()
    {
        EventMetadata metadata = new()
        {
            Actor = "clerk", CorrelationId = "c-1", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("trace", "t-9"),
        };
        await Store.AppendAsync(To(Alice, 1) with { Metadata = metadata });
        PageCollector.Page page = Assert.Single((await Store.ReadAsync(Alice)).Pages);
        Assert.Equal(metadata, new EventContext(Alice, 1, page.AppendId, page.Time, page.Metadata).Metadata);
    }

    private async Task AppendFourPages()
    {
        await Store.AppendAsync(To(Alice, 1, 2, 3));
        await Store.AppendAsync(To(Alice, 4));
        await Store.AppendAsync(To(Bob, 20));
        await Store.AppendAsync(To(Alice, 5, 6, 7));
        await Store.AppendAsync(To(Alice, 8, 9));
    }

    private sealed class CallingConsumer(Action call) : IPageConsumer
    {
        public int Count { get; private set; }

        public bool Consume(scoped in StoredPage page)
        {
            Count++;
            call();
            return true;
        }
    }
}
