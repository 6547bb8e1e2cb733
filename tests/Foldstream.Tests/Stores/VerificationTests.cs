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
}
