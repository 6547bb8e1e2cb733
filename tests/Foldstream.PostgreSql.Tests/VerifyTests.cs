using Foldstream.Stores;
using Foldstream.Transfer;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What a verification finds in a database beside damaged pages.</summary>
public sealed class VerifyTests : PostgresTest
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly VerifyOptions All = new() { ReadsPayloads = false, AppendLookups = long.MaxValue };

    [Theory]
    [InlineData("UPDATE @.streams SET version = 12 WHERE key = 'alice'", "the store says that the stream is at version 12, and its pages end at 5")]
    [InlineData("UPDATE @.streams SET version = 4 WHERE key = 'alice'", "the store says that the stream is at version 4, and its pages go on to 5")]
    [InlineData("INSERT INTO @.streams (tenant, category, key, version) VALUES ('', 'account', 'nobody', 3)", "the store says that the stream is at version 3, and its pages end at 0")]
    public async Task What_the_database_says_of_its_streams_is_compared_with_their_pages(string damage, string fault)
    {
        await using PostgreSqlEventStore store = await FillAsync();
        Assert.True((await store.VerifyAsync(All)).IsSound);
        await ExecuteAsync(damage);
        VerifyReport report = await store.VerifyAsync(All);
        Assert.Contains(report.Findings, finding => finding.Fault.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_others_append_meanwhile_is_no_finding()
    {
        await using PostgreSqlEventStore store = await FillAsync(), other = await OpenAsync();
        using CancellationTokenSource done = new();
        Task writer = Task.Run(async () =>
        {
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                await other.AppendAsync(To(i % 3 == 0 ? Alice : Stream($"{i}"), i));
            }
        });
        for (int i = 0; i < 10; i++)
        {
            VerifyReport report = await store.VerifyAsync(All with { AppendLookups = 50 });
            Assert.True(report.IsSound, report.ToString());
        }

        await done.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task A_copy_goes_on_behind_a_reopened_stream()
    {
        await using PostgreSqlEventStore store = await FillAsync();
        await using InMemoryEventStore source = new();
        Audit audit = new("ada", "tidy", Noon);
        await store.CopyAsync(source);
        await source.CloseStreamAsync(Alice, audit);
        await source.CopyAsync(store);
        await source.ReopenStreamAsync(Alice, audit);
        await source.AppendAsync(To(Alice, 6));
        await source.AppendAsync(To(Bob, 7));
        Assert.Equal(2, (await source.CopyAsync(store)).Copied);
        Assert.Equal((await source.ReadAllAsync()).Amounts, (await store.ReadAllAsync()).Amounts);
        Assert.Equal(0, (await source.CopyAsync(store)).Changes);
    }

    private async Task<PostgreSqlEventStore> FillAsync()
    {
        PostgreSqlEventStore store = await OpenAsync();
        await store.AppendAsync(To(Alice, 1, 2, 3));
        await store.AppendAsync(To(Bob, 4));
        await store.AppendAsync(To(Alice, 4, 5));
        return store;
    }
}
