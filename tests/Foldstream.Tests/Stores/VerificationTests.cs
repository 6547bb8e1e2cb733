using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Tests.Transfer;
using static Foldstream.Tests.Transfer.Stocked;

namespace Foldstream.Tests.Stores;

public sealed class VerificationTests : IDisposable
{
    private readonly InMemoryEventStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_sound_store_is_counted()
    {
        await FillAsync(_store);
        long deleted = (await _store.DeleteStreamAsync(Two, ByAda, cancellationToken: Token)).Version;
        VerifyReport report = await _store.VerifyAsync(cancellationToken: Token);
        long head = await _store.GetHeadAsync(Token);
        Assert.Equal(("memory", head, head - deleted, 4L, deleted, 0L), (report.Location, report.Head, report.Events, report.Streams, report.Deleted, report.FindingCount));
        Assert.True(report.IsSound);
        Assert.EndsWith("sound.", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_store_is_sound() => Assert.True((await _store.VerifyAsync(cancellationToken: Token)).IsSound);

    [Fact]
    public async Task A_handle_on_a_tenant_is_verified_without_the_others()
    {
        await FillAsync(_store);
        VerifyReport report = await _store.ForTenant("acme").VerifyAsync(cancellationToken: Token);
        Assert.Equal((1L, true), (report.Streams, report.IsSound));
    }

    [Fact]
    public async Task Progress_is_told()
    {
        for (int i = 0; i < 30; i++)
        {
            await AppendAsync(_store, One, i, [.. Enumerable.Range(0, 1000).Select(n => new LineAdded("a", n, 1))]);
        }

        List<VerifyProgress> reports = [];
        await _store.VerifyAsync(progress: new Told<VerifyProgress>(reports.Add), cancellationToken: Token);
        Assert.Equal([10_000, 20_000, 30_000], reports.Select(report => report.Position));
        Assert.All(reports, report => Assert.Equal((30_000, 0), (report.Head, report.FindingCount)));
    }

    [Theory]
    [InlineData("drop by position", "position 3 should come here")]
    [InlineData("drop by position", "version 2 should come here")]
    [InlineData("drop by position", "the stream has 3 appends and by position 2, or they have other ids or places")]
    [InlineData("drop the end by position", "the store ends there, and its head is 5")]
    [InlineData("repeat by position", "position 4 should come here")]
    [InlineData("drop in the stream", "version 2 should come here in the stream")]
    [InlineData("drop the stream", "the stream ends at version 0, and by position at 1")]
    [InlineData("throw", "broken; the store could not go on behind it")]
    [InlineData("damage", "its checksum fails")]
    [InlineData("drop the end by position", "the stream has a page there that is missing by position")]
    [InlineData("a record that is ahead", "the store says that the stream is at version 4, and its pages end at 3")]
    [InlineData("a record that is behind", "the store says that the stream is at version 2, and its pages go on to 3")]
    [InlineData("a record of a deletion", "the store says that the stream was deleted, and has pages of it")]
    [InlineData("drop the record", "the store does not list the stream, and has pages of it")]
    [InlineData("a record of nothing", "the store says that the stream is at version 2, and its pages end at 0")]
    [InlineData("no append id", "is not found by its id")]
    [InlineData("append id elsewhere", "is found at version 9 and position 4")]
    [InlineData("deleted", "events of the stream are gone as if it was deleted, and the store says that it is not")]
    [InlineData("unknown type", "the store has no event type with the id 1")]
    [InlineData("wrong payload", "the payload is not what the store's shape of order-line-added v1 says")]
    public async Task Damage_is_found(string damage, string fault)
    {
        await AppendAsync(_store, One, 1, new LineAdded("a", 1, 1));
        await AppendAsync(_store, Two, 2, new LineAdded("b", 1, 1));
        await AppendAsync(_store, One, 3, new LineAdded("c", 1, 1));
        if (damage == "wrong payload")
        {
            PageBuilder page = new();
            page.AddEncoded(LineAdded.EventType, [0x90]);
            await _store.AppendAsync([new StreamAppend { Stream = One, Page = page, AppendId = AppendId.New(), Time = Time }], Token);
        }
        else
        {
            await AppendAsync(_store, One, 4, new LineAdded("d", 1, 1));
        }

        await AppendAsync(_store, Two, 5, new LineAdded("e", 1, 1));
        await using DamagedStore damaged = new(_store, damage);
        VerifyReport report = await damaged.VerifyAsync(cancellationToken: Token);
        Assert.False(report.IsSound);
        Assert.Contains(report.Findings, finding => finding.Fault.Contains(fault, StringComparison.Ordinal) || (damage == "drop the stream" && finding.Fault.StartsWith("the stream ends at version 0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Appends_and_deletions_that_come_meanwhile_are_no_findings()
    {
        for (int i = 0; i < 300; i++)
        {
            await AppendAsync(_store, new StreamId("order", $"{i % 40}"), i, new LineAdded("a", 1, 1));
        }

        using CancellationTokenSource done = new();
        Task writer = Task.Run(async () =>
        {
            for (int i = 1000; !done.IsCancellationRequested; i++)
            {
                await AppendAsync(_store, new StreamId("order", $"{30 + (i % 60)}"), i, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
                await _store.AppendAsync([new StreamAppend { Stream = new StreamId("order", $"new {i}"), Page = PageOf(new LineAdded("c", 1, 1)), AppendId = AppendId.New(), Time = Time }], Token);
                await Task.Delay(1, Token);
                if (i % 50 == 0 && i < 2500)
                {
                    await _store.DeleteStreamAsync(new StreamId("order", $"{(i / 50) - 20}"), ByAda, cancellationToken: Token);
                }
            }
        });
        for (int i = 0; i < 100; i++)
        {
            VerifyReport report = await _store.VerifyAsync(new VerifyOptions { AppendLookups = long.MaxValue }, cancellationToken: Token);
            Assert.True(report.IsSound, report.ToString());
        }

        await done.CancelAsync();
        await writer;
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 10)]
    [InlineData(1000, 1000)]
    [InlineData(long.MaxValue, 1500)]
    public async Task As_many_appends_are_looked_up_as_are_asked_for(long asked, int expected)
    {
        for (int i = 0; i < 1500; i++)
        {
            await AppendAsync(_store, One, i, new LineAdded("a", 1, 1));
        }

        await using DamagedStore damaged = new(_store, "");
        Assert.True((await damaged.VerifyAsync(new VerifyOptions { AppendLookups = asked }, cancellationToken: Token)).IsSound);
        Assert.InRange(damaged.Lookups, expected, Math.Max(expected, Math.Min(asked + (asked / 2) + 1, 1500)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VerifyOptions { AppendLookups = -1 });
    }

    [Fact]
    public async Task Events_that_were_set_aside_are_looked_at_and_a_handle_that_hides_them_is_refused()
    {
        await FillAsync(_store);
        await _store.SetAsideAsync(3, ByAda, Token);
        Assert.True((await _store.VerifyAsync(cancellationToken: Token)).IsSound);
        await Assert.ThrowsAsync<ArgumentException>(() => _store.PassingOverEventsSetAside().VerifyAsync(cancellationToken: Token).AsTask());
        await using FailingStore silent = new(_store.PassingOverEventsSetAside(), 0, FailingStore.Way.AtOnce);
        await Assert.ThrowsAsync<InvalidOperationException>(() => silent.VerifyAsync(cancellationToken: Token).AsTask());
    }

    [Fact]
    public async Task A_report_has_no_more_findings_than_are_asked_for_and_counts_all()
    {
        for (int i = 0; i < 9; i++)
        {
            await AppendAsync(_store, One, i, new LineAdded("a", 1, 1));
        }

        await using DamagedStore damaged = new(_store, "unknown type");
        VerifyReport report = await damaged.VerifyAsync(new VerifyOptions { MaxFindings = 2 }, cancellationToken: Token);
        Assert.Equal((9L, 2), (report.FindingCount, report.Findings.Length));
    }

    private static PageBuilder PageOf(LineAdded line)
    {
        PageBuilder page = new();
        page.Add(line);
        return page;
    }
}
