using System.Buffers.Binary;
using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Torture.Fuzzing;

/// <summary>A store that holds one page, whatever its bytes are.</summary>
internal sealed class OnePage(EventTypeTable types) : IEventStore, IDisposable
{
    public static readonly StreamId Stream = StreamId.Parse("hull/1");

    public static readonly AppendId Append = AppendId.From("torture", "1");

    public static readonly DateTimeOffset Time = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private static readonly uint Seed = PageFormat.SeedOf(Stream);

    public ReadOnlyMemory<byte> Page { get; set; }

    public byte[] Metadata { get; set; } = [];

    public string Location => "one page";

    public PageLimits Limits => PageLimits.Default;

    public EventTypeTable EventTypes { get; } = types;

    public static PageAddress AddressOf(ReadOnlySpan<byte> metadata) => new(Seed, Append, Time, metadata);

    /// <summary>Gives a page the length and the checksum that its header must have, so that what reads the frames gets to see it.</summary>
    public static void Seal(Span<byte> page, ReadOnlySpan<byte> metadata)
    {
        if (page.Length >= PageFormat.HeaderSize)
        {
            BinaryPrimitives.WriteInt32LittleEndian(page[8..], page.Length - PageFormat.HeaderSize);
            BinaryPrimitives.WriteUInt32LittleEndian(page[12..], PageFormat.ChecksumOf(AddressOf(metadata), page));
        }
    }

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        // The row says what the page's own header says: nothing else was compared before.
        int count = Page.Length < 8 ? 1 : BinaryPrimitives.ReadInt32LittleEndian(Page.Span[4..]);
        StoredPage page = StoredPage.Open(Stream, Seed, 1, 1, count, Append, Time, Metadata, Page.Span);
        if (page.LastVersion >= fromVersion)
        {
            consumer.Consume(in page);
        }

        return ValueTask.FromResult(page.LastVersion);
    }

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(EventTypes);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
