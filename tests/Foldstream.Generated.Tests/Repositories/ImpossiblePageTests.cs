using System.Buffers.Binary;
using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>Pages whose checksum holds and which no store of this build would write: nothing of them is passed by in silence.</summary>
public sealed class ImpossiblePageTests
{
    [Fact]
    public async Task A_frame_without_an_event_type_stops_the_reader()
    {
        CorruptPageException error = await LoadAsync(page => BinaryPrimitives.WriteUInt16LittleEndian(page[(SecondFrame + 4)..], 0));
        Assert.Equal((3, 3), (error.Version, error.Position));
    }

    [Fact]
    public async Task A_page_with_fewer_frames_than_its_header_says_stops_the_reader()
    {
        CorruptPageException error = await LoadAsync(page => BinaryPrimitives.WriteInt32LittleEndian(page[4..], 4), count: 4);
        Assert.Equal((5, 5), (error.Version, error.Position));
        Assert.Contains("another number of frames than the 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_more_frames_than_its_header_says_stops_the_reader()
    {
        CorruptPageException error = await LoadAsync(page => BinaryPrimitives.WriteInt32LittleEndian(page[4..], 2), count: 2);
        Assert.Contains("another number of frames than the 2", error.Message, StringComparison.Ordinal);
    }

    private static int SecondFrame => PageFormat.HeaderSize + PageFormat.FrameHeaderSize + 1 + 18;

    private delegate void Change(Span<byte> page);

    /// <summary>Loads, and dumps, a stream of a birth event and three deposits, whose page was changed.</summary>
    private static async Task<CorruptPageException> LoadAsync(Change change, int count = 3)
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        PageBuilder builder = new();
        builder.Add(new MoneyDeposited(1m));
        builder.Add(new MoneyDeposited(2m));
        builder.Add(new MoneyDeposited(3m));
        ImmutableArray<Appended> written = await ledger.Store.AppendAsync(
            [new StreamAppend { Stream = ledger.Stream, Page = builder, AppendId = AppendId.New(), Time = ledger.Clock.Now }]);
        using ChangingStore store = new(ledger.Store, written[0], change, count);
        CorruptPageException error = await Assert.ThrowsAsync<CorruptPageException>(() => new Repository<Account, AccountId>(store, ledger.Clock).LoadAsync(ledger.Id));
        await Assert.ThrowsAsync<CorruptPageException>(async () => await store.DumpAsync(ledger.Stream, TextWriter.Null));
        return error;
    }

    /// <summary>Hands out the page of one append changed, with a checksum that holds.</summary>
    private sealed class ChangingStore(IEventStore inner, Appended append, Change change, int count) : IEventStore, IDisposable
    {
        public string Location => inner.Location;

        public PageLimits Limits => inner.Limits;

        public EventTypeTable EventTypes => inner.EventTypes;

        public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

        public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
            CancellationToken cancellationToken = default)
            => inner.AppendAsync(unit, checks, cancellationToken);

        public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
            => inner.FindAppendAsync(stream, appendId, cancellationToken);

        public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
            CancellationToken cancellationToken = default)
            => inner.ReadStreamAsync(stream, fromVersion, direction, new Changed(append, change, count, consumer), cancellationToken);

        public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

        public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
            => inner.WaitForEventsAsync(afterPosition, cancellationToken);

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Changed(Appended append, Change change, int count, IPageConsumer consumer) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            if (page.AppendId != append.AppendId)
            {
                return consumer.Consume(in page);
            }

            byte[] bytes = page.Bytes.ToArray();
            change(bytes);
            uint seed = PageFormat.SeedOf(page.Stream);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), PageFormat.ChecksumOf(new PageAddress(seed, page.AppendId, page.Time, page.Metadata), bytes));
            StoredPage changed = StoredPage.Open(page.Stream, seed, page.FirstVersion, page.FirstPosition, count, page.AppendId, page.Time, page.Metadata, bytes);
            return consumer.Consume(in changed);
        }
    }
}
