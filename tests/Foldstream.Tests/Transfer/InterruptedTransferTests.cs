using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Transfer;
using static Foldstream.Tests.Transfer.Stocked;

namespace Foldstream.Tests.Transfer;

/// <summary>Copies and imports that end in the midst keep the order, and are simply made again.</summary>
public sealed class InterruptedTransferTests : IDisposable
{
    private readonly InMemoryEventStore _source = new(), _destination = new();

    public void Dispose()
    {
        _source.Dispose();
        _destination.Dispose();
    }

    public static TheoryData<int, int> Failures => [.. from write in new[] { 1, 2, 7, 20, 59, 60 } from way in Enumerable.Range(0, 3) select (write, way)];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Behind_an_append_that_fails_a_copy_writes_nothing(int failing, int way)
    {
        await FillAsync(_source);
        FailingStore store = new(_destination, failing, (FailingStore.Way)way);
        await Assert.ThrowsAsync<StoreUnusableException>(() => _source.CopyAsync(store, cancellationToken: Token).AsTask());
        await IsPrefixAsync((FailingStore.Way)way == FailingStore.Way.WhenItIsWritten ? null : failing - 1);
        await _source.CopyAsync(_destination, cancellationToken: Token);
        Assert.Equal(await IdsAsync(_source), await IdsAsync(_destination));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Behind_an_append_that_fails_an_import_writes_nothing(int failing, int way)
    {
        await FillAsync(_source);
        using StringWriter lines = new();
        await _source.ExportAsync(lines, cancellationToken: Token);
        FailingStore store = new(_destination, failing, (FailingStore.Way)way);
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.ImportAsync(new StringReader(lines.ToString()), cancellationToken: Token).AsTask());
        await IsPrefixAsync((FailingStore.Way)way == FailingStore.Way.WhenItIsWritten ? null : failing - 1);
        await _destination.ImportAsync(new StringReader(lines.ToString()), cancellationToken: Token);
        Assert.Equal(await IdsAsync(_source), await IdsAsync(_destination));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Behind_an_event_from_elsewhere_that_fails_an_import_writes_nothing(int failing)
    {
        string lines = string.Join('\n', Enumerable.Range(1, 20).Select(n => Foreign(n, n % 3)));
        FailingStore store = new(_destination, failing, FailingStore.Way.ByItsTask);
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.ImportAsync(new StringReader(lines), cancellationToken: Token).AsTask());
        // Events of three different streams share a commit.
        int written = 3 * (failing - 1);
        Assert.Equal(written, await _destination.GetHeadAsync(Token));
        Assert.Equal(new ImportResult(20 - written, 20 - written, written), await _destination.ImportAsync(new StringReader(lines), cancellationToken: Token));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => AppendId.From("/other", $"{n}")), await IdsAsync(_destination));
    }

    [Fact]
    public async Task Streams_that_others_write_to_meanwhile_do_not_stop_an_import_from_elsewhere()
    {
        string lines = string.Join('\n', Enumerable.Range(1, 6000).Select(n => Foreign(n, n % 3)));
        using CancellationTokenSource done = new();
        Task others = Task.Run(async () =>
        {
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                await AppendAsync(_destination, new StreamId("order", $"{i % 3}"), i, new LineAdded("o", 1, 1));
                await Task.Delay(1, Token);
            }
        });
        Assert.Equal(new ImportResult(6000, 6000, 0), await _destination.ImportAsync(new StringReader(lines), cancellationToken: Token));
        await done.CancelAsync();
        await others;
        AppendId[] own = [.. Enumerable.Range(1, 6000).Select(n => AppendId.From("/other", $"{n}"))];
        Assert.Equal(own, (await IdsAsync(_destination)).Where(own.ToHashSet().Contains));
    }

    [Fact]
    public async Task A_copy_that_ends_at_any_write_arrives_where_an_uninterrupted_one_does()
    {
        await FillAsync(_source);
        await AppendAsync(_source, new StreamId("order", "gone"), 700, new LineAdded("gone", 1, 1));
        using InMemoryEventStore half = new();
        await ChangeAsync();
        await _source.CopyAsync(half, cancellationToken: Token);
        await ChangeAgainAsync();
        int writes = int.MaxValue;
        for (int failing = 1; failing <= writes; failing++)
        {
            foreach (FailingStore.Way way in new[] { FailingStore.Way.ByItsTask, FailingStore.Way.WhenItIsWritten })
            {
                using InMemoryEventStore destination = new();
                await half.CopyAsync(destination, cancellationToken: Token);
                FailingStore store = new(destination, failing, way);
                if (failing < writes)
                {
                    Exception? error = await Record.ExceptionAsync(() => _source.CopyAsync(store, new CopyOptions { AppendsAtOnce = 3 }, cancellationToken: Token).AsTask());
                    writes = error is null ? store.Writes : writes;
                    Assert.True(error is null or StoreUnusableException, error?.ToString());
                }

                await _source.CopyAsync(destination, cancellationToken: Token);
                Assert.Equal(await ContentAsync(_source), await ContentAsync(destination));
                Assert.Equal(await StatesAsync(_source), await StatesAsync(destination));
                Assert.Equal(await RecordsAsync(_source), await RecordsAsync(destination));
                CopyResult again = await _source.CopyAsync(destination, cancellationToken: Token);
                Assert.Equal((0, 0), (again.Copied, again.Changes));
            }
        }

        Assert.InRange(writes, 12, 1000);
    }

    [Fact]
    public async Task What_the_destination_alone_has_closed_or_deleted_is_a_conflict()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1));
        await _source.CopyAsync(_destination, cancellationToken: Token);
        await _destination.CloseStreamAsync(One, ByAda, cancellationToken: Token);
        await AppendAsync(_source, One, 2, new LineAdded("b", 1, 1));
        await Assert.ThrowsAsync<CopyConflictException>(() => _source.CopyAsync(_destination, cancellationToken: Token).AsTask());
        await _destination.DeleteStreamAsync(One, ByAda, cancellationToken: Token);
        await Assert.ThrowsAsync<CopyConflictException>(() => _source.CopyAsync(_destination, cancellationToken: Token).AsTask());
    }

    private async Task ChangeAsync()
    {
        await _source.CloseStreamAsync(One, By("one is closed"), cancellationToken: Token);
        await _source.CloseStreamAsync(Two, By("two is closed"), cancellationToken: Token);
        await _source.SetStreamMetadataAsync(Cart, Metadata.Headers, By("described"), cancellationToken: Token);
        foreach (long position in new long[] { 1, 2, 3, 5, 8 })
        {
            await _source.SetAsideAsync(position, By("poison"), Token);
        }

        await _source.TakeBackAsync(1, By("no poison"), Token);
    }

    private async Task ChangeAgainAsync()
    {
        await _source.ReopenStreamAsync(One, By("one goes on"), cancellationToken: Token);
        await AppendAsync(_source, One, 900, new LineAdded("late", 1, 1));
        await AppendAsync(_source, Cart, 901, new LineAdded("late", 1, 1));
        await AppendAsync(_source, One, 902, new LineAdded("later", 1, 1));
        await _source.ReopenStreamAsync(Two, By("two goes on"), cancellationToken: Token);
        await AppendAsync(_source, Two, 903, new LineAdded("late", 1, 1));
        await _source.CloseStreamAsync(Two, By("two ends"), cancellationToken: Token);
        await _source.CloseStreamAsync(OfAcme, By("closed"), cancellationToken: Token);
        await _source.ReopenStreamAsync(OfAcme, By("and opened"), cancellationToken: Token);
        await _source.DeleteStreamAsync(new StreamId("order", "gone"), By("forgotten"), cancellationToken: Token);
        await _source.TakeBackAsync(2, By("understood"), Token);
        await _source.TakeBackAsync(3, By("understood"), Token);
        await _source.SetAsideAsync(3, By("poison"), Token);
        await _source.SetAsideAsync(9, By("poison"), Token);
        await _source.TakeBackAsync(9, By("not this one"), Token);
    }

    private static Audit By(string reason) => new("ada", reason, Time);

    private static string Foreign(int id, int stream)
        => $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"/other","type":"x","subject":"order/{{{stream}}}","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","data":{"A":{{{id}}}}}""";

    /// <summary>What the destination has is what stands first in the source, in the same order.</summary>
    private async Task IsPrefixAsync(int? count)
    {
        List<AppendId> all = await IdsAsync(_source), written = await IdsAsync(_destination);
        Assert.Equal(all.Take(written.Count), written);
        Assert.Equal(count ?? written.Count, written.Count);
    }

    private static async Task<List<AppendId>> IdsAsync(InMemoryEventStore store)
    {
        Ids ids = new();
        await store.ReadAllAsync(0, ids, Token);
        return ids.All;
    }

    private static async Task<string[]> StatesAsync(InMemoryEventStore store)
        => [.. (await store.ListStreamsAsync(new StreamListing(), Token)).Select(info => $"{info.Stream} {info.Version} {info.State} {info.LastChange} {string.Join(',', info.Metadata)}")];

    private static async Task<string[]> RecordsAsync(InMemoryEventStore store)
        => [.. (await store.ListSetAsideAsync(Token)).Select(record => $"{record.Stream} {record.FirstVersion} {record.Count} {record.Audit} {record.TakenBack}").Order(StringComparer.Ordinal)];

    private sealed class Ids : IPageConsumer
    {
        public List<AppendId> All { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            All.Add(page.AppendId);
            return true;
        }
    }
}
