using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Who goes on behind records reads a stream as it was when the reading began, like everybody else.</summary>
public sealed class TolerantViewTests : SqliteTestFile
{
    private const int Rows = 5;

    private static readonly StreamId Alice = Stream("alice");
    private static readonly Audit ByAda = new("ada", "a test", Noon);
    private static readonly EventMetadata Large = new() { Actor = new string('a', AppendRow.MaxSharedSize) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PageTolerance.None, ReadDirection.Forward)]
    [InlineData(PageTolerance.SetAside, ReadDirection.Forward)]
    [InlineData(PageTolerance.Damaged, ReadDirection.Forward)]
    [InlineData(PageTolerance.None, ReadDirection.Backward)]
    [InlineData(PageTolerance.SetAside, ReadDirection.Backward)]
    public async Task A_stream_that_grows_and_is_deleted_meanwhile_is_read_as_it_was(PageTolerance tolerance, ReadDirection direction)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db), other = SqliteEventStore.Open(Db);
        for (int i = 1; i <= Rows; i++)
        {
            await store.AppendAsync(To(Alice, i) with { Metadata = Large });
        }

        TolerantCollector pages = new(tolerance);
        Changing changing = new(pages, () =>
        {
            other.AppendAsync(To(Alice, Rows + 1) with { Metadata = Large }).GetAwaiter().GetResult();
            other.DeleteStreamAsync(Alice, ByAda).AsTask().GetAwaiter().GetResult();
        });
        Assert.Equal(Rows, await store.ReadStreamAsync(Alice, direction == ReadDirection.Forward ? 1 : long.MaxValue, direction, changing, Token));
        Assert.Equal(Enumerable.Range(1, Rows).Select(i => (long)i), pages.Amounts.Order());
        Assert.Empty(pages.Passed);
        Assert.Equal(StreamState.Deleted, (await store.FindStreamAsync(Alice, Token))!.State);
    }

    // A row that is damaged is looked through by the places of its appends, which stand in another table.
    [Fact]
    public async Task A_damaged_row_to_which_others_append_without_end_is_read_whole()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        await store.AppendAsync(To(Alice, 2));
        RawFile.FlipBit(Db, RawFile.PlaceOf(Db, 1), 200);
        await store.SetAsideAsync(1, ByAda, Token);
        using CancellationTokenSource enough = new();
        Task writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await store.AppendAsync(To(Alice, 3));
            }
        }, Token);
        for (int i = 0; i < 200; i++)
        {
            TolerantCollector one = new(PageTolerance.SetAside), all = new(PageTolerance.SetAside);
            long version = await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, one, Token);
            Assert.Equal(version, one.Amounts.Count() + 1);
            long head = await store.ReadAllAsync(0, all, Token);
            Assert.Equal(head, all.Amounts.Count() + 1);
        }

        await enough.CancelAsync();
        await writing;
    }

    /// <summary>Has the store changed once, in the midst of a reading.</summary>
    private sealed class Changing(TolerantCollector inner, Action change) : IPageConsumer
    {
        private bool _changed;

        public PageTolerance Tolerance => inner.Tolerance;

        public bool Consume(scoped in StoredPage page)
        {
            bool goesOn = inner.Consume(in page);
            if (!_changed)
            {
                _changed = true;
                change();
            }

            return goesOn;
        }

        public bool Pass(in PassedEvents events) => inner.Pass(in events);
    }
}
