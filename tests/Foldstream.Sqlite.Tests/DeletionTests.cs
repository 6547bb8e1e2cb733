using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>What deletion does to the file, beyond the rules that all stores keep.</summary>
public sealed class DeletionTests : SqliteTestFile
{
    private const string Secret = "the-secret-that-must-go";

    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly Audit ByAda = new("ada", "asked to forget", Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_deleted_stream_stays_in_the_file_or_beside_it()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int i = 0; i < 60; i++)
        {
            await store.AppendAsync(To(i % 2 == 0 ? Alice : Bob, i) with { Metadata = new EventMetadata { Actor = i % 2 == 0 ? $"{Secret}{i}" : "bob" } });
        }

        await store.SetStreamMetadataAsync(Alice, Texts(Secret), ByAda, cancellationToken: Token);
        await store.KeepSnapshotAsync(Alice, new StoredSnapshot(new FoldFingerprint(1), 2, System.Text.Encoding.UTF8.GetBytes(Secret)), cancellationToken: Token);
        Assert.True(CountInFiles(Secret) > 30);
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        Assert.Equal(0, CountInFiles(Secret));
        Assert.Equal(30, (await store.ReadAsync(Bob)).Amounts.Count());
        Assert.Equal("0", RawFile.Query(Db, "SELECT count(*) FROM append_ids a JOIN streams s ON s.id = a.pages_id >> 32 WHERE s.key = 'alice'"));
        Assert.Equal("ok", RawFile.Query(Db, "PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    [InlineData(200)]
    public async Task A_stream_that_is_damaged_can_be_deleted(int bit)
    {
        await using (SqliteEventStore before = SqliteEventStore.Open(Db))
        {
            await before.AppendAsync(To(Alice, 1, 2));
            await before.AppendAsync(To(Alice, 3, 4));
            await before.AppendAsync(To(Bob, 5));
            await before.AppendAsync(To(Alice, 6));
        }

        RawFile.FlipBit(Db, RawFile.PlaceOf(Db, 3), bit);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        TolerantCollector read = new(PageTolerance.None);
        await store.ReadAllAsync(0, read, Token);
        Assert.Equal([5], read.Amounts);
        Assert.Equal([(1, 2), (3, 2), (6, 1)], read.Passed.Select(events => (events.FirstPosition, events.Count)));
        Assert.Equal("0", RawFile.Query(Db, "SELECT count(*) FROM append_ids a JOIN streams s ON s.id = a.pages_id >> 32 WHERE s.key = 'alice'"));
        Assert.True((await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
    }

    [Fact]
    public async Task What_another_store_of_the_file_closes_or_deletes_takes_no_append_here()
    {
        await using SqliteEventStore one = SqliteEventStore.Open(Db), other = SqliteEventStore.Open(Db);
        await one.AppendAsync(To(Alice, 1));
        await one.AppendAsync(To(Bob, 2));
        await other.CloseStreamAsync(Alice, ByAda, cancellationToken: Token);
        await other.DeleteStreamAsync(Bob, ByAda, cancellationToken: Token);
        Assert.Equal(ByAda, (await Assert.ThrowsAsync<StreamClosedException>(() => one.AppendAsync(To(Alice, 3)))).Audit);
        Assert.Equal(ByAda, (await Assert.ThrowsAsync<StreamDeletedException>(() => one.AppendAsync(To(Bob, 3)))).Audit);
        await other.ReopenStreamAsync(Alice, ByAda, cancellationToken: Token);
        Assert.Equal(3, (await one.AppendAsync(To(Alice, 3))).Position);
    }

    [Fact]
    public async Task A_change_that_is_cancelled_while_it_waits_is_not_made()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1));
        using (SqliteConnection blocking = RawFile.Open(Db))
        {
            blocking.Execute("BEGIN IMMEDIATE");
            using CancellationTokenSource cancelled = new();
            Task<StreamInfo> closing = store.CloseStreamAsync(Alice, ByAda, cancellationToken: cancelled.Token).AsTask();
            await Task.Delay(30, Token);
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
            blocking.Execute("ROLLBACK");
        }

        Assert.Equal(StreamState.Open, (await store.FindStreamAsync(Alice, Token))!.State);
        Assert.Equal(2, (await store.AppendAsync(To(Alice, 2))).Version);
    }

    [Fact]
    public async Task Changes_wait_for_the_store_to_end()
    {
        Task<StreamInfo> closing;
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await store.AppendAsync(To(Alice, 1));
            closing = store.CloseStreamAsync(Alice, ByAda, cancellationToken: Token).AsTask();
        }

        Assert.Equal(StreamState.Closed, (await closing).State);
        await using SqliteEventStore again = SqliteEventStore.Open(Db);
        Assert.Equal(await closing, await again.FindStreamAsync(Alice, Token));
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Texts(string text)
        => System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("note", text);
}
