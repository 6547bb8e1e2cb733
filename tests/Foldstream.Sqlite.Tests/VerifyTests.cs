using Foldstream.Stores;
using Foldstream.Transfer;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>What a verification finds in a file beside damaged pages.</summary>
public sealed class VerifyTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly VerifyOptions All = new() { ReadsPayloads = false, AppendLookups = long.MaxValue };

    [Theory]
    [InlineData("UPDATE streams SET version = 12 WHERE key = 'alice'", "the store says that the stream is at version 12, and its pages end at 5")]
    [InlineData("UPDATE streams SET version = 4 WHERE key = 'alice'", "the store says that the stream is at version 4, and its pages go on to 5")]
    [InlineData("DELETE FROM append_ids", "is not found by its id")]
    [InlineData("INSERT INTO streams (id, tenant, category, key, version) VALUES (77, '', 'account', 'nobody', 3)", "the store says that the stream is at version 3, and its pages end at 0")]
    [InlineData("DELETE FROM streams WHERE key = 'bob'", "belongs to a stream that it lacks")]
    public async Task What_the_file_says_of_its_streams_is_compared_with_their_pages(string damage, string fault)
    {
        await using SqliteEventStore store = await FillAsync();
        Assert.True((await store.VerifyAsync(All)).IsSound);
        RawFile.Execute(Db, damage);
        VerifyReport report = await store.VerifyAsync(All);
        Assert.Contains(report.Findings, finding => finding.Fault.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_other_processes_append_meanwhile_is_no_finding()
    {
        await using SqliteEventStore store = await FillAsync(), other = SqliteEventStore.Open(Db);
        using CancellationTokenSource done = new();
        Task writer = Task.Run(async () =>
        {
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                await other.AppendAsync(To(i % 3 == 0 ? Alice : Stream($"{i}"), i));
            }
        });
        for (int i = 0; i < 20; i++)
        {
            VerifyReport report = await store.VerifyAsync(All);
            Assert.True(report.IsSound, report.ToString());
        }

        await done.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task A_copy_goes_on_behind_a_reopened_stream()
    {
        await using SqliteEventStore store = await FillAsync(), copy = SqliteEventStore.Open(FileOf("copy.db"));
        Audit audit = new("ada", "tidy", Noon);
        await store.CloseStreamAsync(Alice, audit);
        await store.CopyAsync(copy);
        await store.ReopenStreamAsync(Alice, audit);
        await store.AppendAsync(To(Alice, 6));
        await store.AppendAsync(To(Bob, 7));
        Assert.Equal(2, (await store.CopyAsync(copy)).Copied);
        Assert.Equal((await store.ReadAllAsync()).Amounts, (await copy.ReadAllAsync()).Amounts);
        Assert.Equal(StreamState.Open, (await copy.FindStreamAsync(Alice))!.State);
    }

    private async Task<SqliteEventStore> FillAsync()
    {
        SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.AppendAsync(To(Alice, 1, 2, 3));
        await store.AppendAsync(To(Bob, 4));
        await store.AppendAsync(To(Alice, 4, 5));
        return store;
    }
}
