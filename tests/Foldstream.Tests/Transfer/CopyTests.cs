using Foldstream.Events;
using Foldstream.Stores;
using Foldstream.Transfer;
using static Foldstream.Tests.Transfer.Stocked;

namespace Foldstream.Tests.Transfer;

public sealed class CopyTests : IDisposable
{
    private readonly InMemoryEventStore _source = new(), _destination = new();

    public void Dispose()
    {
        _source.Dispose();
        _destination.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    public async Task A_copy_has_the_same_streams_byte_for_byte(int appendsAtOnce)
    {
        await FillAsync(_source);
        List<CopyProgress> reports = [];
        CopyResult result = await _source.CopyAsync(_destination, new CopyOptions { AppendsAtOnce = appendsAtOnce }, new Told<CopyProgress>(reports.Add), Token);
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
        long head = await _source.GetHeadAsync(Token);
        Assert.Equal(new CopyResult(head, head, 0, 0, 0), result);
        Assert.Equal(new CopyProgress(head, head, head, 0), reports[^1]);
        Assert.Equal(reports.Select(report => report.Position).Order(), reports.Select(report => report.Position));
    }

    [Fact]
    public async Task A_copy_and_back_again_is_the_same_once_more()
    {
        await FillAsync(_source);
        using InMemoryEventStore back = new();
        await _source.CopyAsync(_destination, cancellationToken: Token);
        await _destination.CopyAsync(back, cancellationToken: Token);
        Assert.Equal(await ContentAsync(_source), await ContentAsync(back));
    }

    [Fact]
    public async Task A_copy_is_made_again_and_goes_on_where_it_ended()
    {
        await FillAsync(_source);
        using CancellationTokenSource cancelled = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _source.CopyAsync(_destination, new CopyOptions { AppendsAtOnce = 5 },
            new Told<CopyProgress>(report => { if (report.Copied > 40) { cancelled.Cancel(); } }), cancelled.Token).AsTask());
        long half = await _destination.GetHeadAsync(Token), head = await _source.GetHeadAsync(Token);
        Assert.InRange(half, 41, head - 1);
        await FillAsync(_source, seed: 2);
        long newHead = await _source.GetHeadAsync(Token);
        Assert.Equal(new CopyResult(newHead, newHead - half, half, 0, 0), await _source.CopyAsync(_destination, cancellationToken: Token));
        Assert.Equal(new CopyResult(newHead, 0, newHead, 0, 0), await _source.CopyAsync(_destination, cancellationToken: Token));
        Assert.Equal(new CopyResult(newHead, 0, 0, 0, 0), await _source.CopyAsync(_destination, new CopyOptions { AfterPosition = newHead }, cancellationToken: Token));
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
    }

    [Fact]
    public async Task A_copy_is_of_the_tenant_and_the_categories_that_are_asked_for()
    {
        await FillAsync(_source);
        await _source.CopyAsync(_destination, new CopyOptions { Tenant = "acme" }, cancellationToken: Token);
        Assert.Equal([OfAcme], await StreamsAsync());
        await _source.CopyAsync(_destination, new CopyOptions { Categories = ["cart"] }, cancellationToken: Token);
        Assert.Equal([Cart, OfAcme], await StreamsAsync());
        await _source.CopyAsync(_destination, cancellationToken: Token);
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
    }

    [Fact]
    public async Task Streams_are_closed_described_and_deleted_as_in_the_source()
    {
        await FillAsync(_source);
        await _source.CopyAsync(_destination, cancellationToken: Token);
        await _source.CloseStreamAsync(One, ByAda, cancellationToken: Token);
        await _source.SetStreamMetadataAsync(Two, Metadata.Headers, ByAda, cancellationToken: Token);
        long deleted = (await _source.DeleteStreamAsync(Cart, ByAda, cancellationToken: Token)).Version;
        CopyResult result = await _source.CopyAsync(_destination, cancellationToken: Token);
        Assert.Equal((3, deleted), (result.Changes, result.Deleted));
        foreach (StreamId stream in new[] { One, Two, Cart, OfAcme })
        {
            Assert.Equal(await _source.FindStreamAsync(stream, Token), await _destination.FindStreamAsync(stream, Token));
        }

        Assert.Equal(0, (await _source.CopyAsync(_destination, cancellationToken: Token)).Changes);
        await _source.ReopenStreamAsync(One, ByAda, cancellationToken: Token);
        await AppendAsync(_source, One, 900, new LineAdded("late", 1, 1));
        Assert.Equal((1, 0), (await _source.CopyAsync(_destination, cancellationToken: Token)) is var later ? (later.Copied, later.Changes) : default);
        Assert.Equal(await _source.FindStreamAsync(One, Token), await _destination.FindStreamAsync(One, Token));
    }

    [Fact]
    public async Task A_stream_that_was_closed_opened_and_closed_again_goes_on_in_the_destination()
    {
        await FillAsync(_source);
        await _source.CloseStreamAsync(One, ByAda, cancellationToken: Token);
        await _source.CopyAsync(_destination, cancellationToken: Token);
        await _source.ReopenStreamAsync(One, ByAda, cancellationToken: Token);
        await AppendAsync(_source, One, 900, new LineAdded("late", 1, 1));
        Audit last = new("ben", "for good", Time);
        await _source.CloseStreamAsync(One, last, cancellationToken: Token);
        await _source.CopyAsync(_destination, cancellationToken: Token);
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
        Assert.Equal((StreamState.Closed, last), (await _destination.FindStreamAsync(One, Token)) is { } info ? (info.State, info.LastChange) : default);
    }

    [Fact]
    public async Task Records_that_were_taken_back_are_taken_back_in_the_destination()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
        await _source.SetAsideAsync(1, ByAda, Token);
        await _source.CopyAsync(_destination, cancellationToken: Token);
        await _source.TakeBackAsync(1, ByAda, Token);
        await _source.SetAsideAsync(2, ByAda, Token);
        await _source.TakeBackAsync(2, ByAda, Token);
        Assert.Equal(2, (await _source.CopyAsync(_destination, cancellationToken: Token)).Changes);
        Assert.Equal(await _source.ListSetAsideAsync(Token), await _destination.ListSetAsideAsync(Token));
        Assert.Equal(0, (await _source.CopyAsync(_destination, cancellationToken: Token)).Changes);
    }

    [Fact]
    public async Task A_handle_that_passes_over_events_is_neither_copied_nor_exported()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
        await _source.SetAsideAsync(1, ByAda, Token);
        foreach (IEventStore handle in new[] { _source.PassingOverEventsSetAside(), _source.PassingOverEventsSetAside().ForTenant("acme"), _source.ForTenant("acme").PassingOverEventsSetAside() })
        {
            Assert.True(handle.PassesOverEventsSetAside);
            await Assert.ThrowsAsync<ArgumentException>(() => handle.CopyAsync(_destination, cancellationToken: Token).AsTask());
            await Assert.ThrowsAsync<ArgumentException>(() => _destination.CopyAsync(handle, cancellationToken: Token).AsTask());
            await Assert.ThrowsAsync<ArgumentException>(() => handle.ExportAsync(TextWriter.Null, cancellationToken: Token).AsTask());
            await Assert.ThrowsAsync<ArgumentException>(() => handle.VerifyAsync(cancellationToken: Token).AsTask());
        }

        await using FailingStore silent = new(_source.PassingOverEventsSetAside(), 0, FailingStore.Way.AtOnce);
        await Assert.ThrowsAsync<InvalidOperationException>(() => silent.CopyAsync(_destination, cancellationToken: Token).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => silent.ExportAsync(TextWriter.Null, cancellationToken: Token).AsTask());
        Assert.Equal(0, await _destination.GetHeadAsync(Token));
    }

    [Fact]
    public async Task Events_are_set_aside_as_in_the_source()
    {
        await AppendAsync(_source, Two, 1, new LineAdded("gone", 1, 1));
        await AppendAsync(_source, One, 2, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
        await _source.DeleteStreamAsync(Two, ByAda, cancellationToken: Token);
        await _source.SetAsideAsync(3, ByAda, Token);
        Assert.Equal(new CopyResult(3, 2, 0, 1, 1), await _source.CopyAsync(_destination, cancellationToken: Token));
        Assert.Equal([new EventsSetAside(One, 2, 2, 1, ByAda)], await _destination.ListSetAsideAsync(Token));
        Assert.Equal(0, (await _source.CopyAsync(_destination, cancellationToken: Token)).Changes);
    }

    [Fact]
    public async Task A_destination_with_other_events_is_a_conflict()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
        await AppendAsync(_destination, One, 2, new LineAdded("other", 1, 1), new LineAdded("b", 1, 1));
        CopyConflictException conflict = await Assert.ThrowsAsync<CopyConflictException>(() => _source.CopyAsync(_destination, cancellationToken: Token).AsTask());
        Assert.Equal((One, 1L), (conflict.Stream, conflict.Version));
    }

    [Fact]
    public async Task A_destination_that_ends_within_an_append_is_a_conflict()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
        await AppendAsync(_destination, One, 1, new LineAdded("a", 1, 1));
        await Assert.ThrowsAsync<CopyConflictException>(() => _source.CopyAsync(_destination, cancellationToken: Token).AsTask());
    }

    [Fact]
    public async Task What_is_over_the_limits_of_the_destination_is_refused()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1));
        using InMemoryEventStore narrow = new(new PageLimits { MaxEventCount = 1 });
        await Assert.ThrowsAsync<AppendTooLargeException>(() => _source.CopyAsync(narrow, cancellationToken: Token).AsTask());
    }

    [Fact]
    public async Task A_store_is_not_copied_into_itself()
        => await Assert.ThrowsAsync<ArgumentException>(() => _source.CopyAsync(_source, cancellationToken: Token).AsTask());

    private async Task<StreamId[]> StreamsAsync() => [.. (await _destination.ListStreamsAsync(new StreamListing(), Token)).Select(info => info.Stream)];
}
