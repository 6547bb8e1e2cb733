using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests.Stores;

/// <summary>A store whose readings are wrong in one way.</summary>
internal sealed class DamagedStore(IEventStore inner, string damage) : IEventStore
{
    public string Location => inner.Location;

    public PageLimits Limits => inner.Limits;

    public EventTypeTable EventTypes => damage == "unknown type" ? EventTypeTable.Empty : inner.EventTypes;

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(EventTypes);

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public bool ChangesStreams => inner.ChangesStreams;

    public int Lookups { get; private set; }

    public async ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
    {
        Lookups++;
        Appended? found = await inner.FindAppendAsync(stream, appendId, cancellationToken);
        return found is not { Position: 3 } third ? found
            : damage switch { "no append id" => null, "append id elsewhere" => third with { Position = 4, Version = 9 }, _ => found };
    }

    public async ValueTask<StreamInfo?> FindStreamAsync(StreamId stream, CancellationToken cancellationToken = default)
        => await inner.FindStreamAsync(stream, cancellationToken) is { } info ? Changed(info) : null;

    public async ValueTask<ImmutableArray<StreamInfo>> ListStreamsAsync(StreamListing listing, CancellationToken cancellationToken = default)
        => damage == "drop the record" ? [.. (await inner.ListStreamsAsync(listing, cancellationToken)).Skip(1)]
            : damage == "a record of nothing" ? [.. await inner.ListStreamsAsync(listing, cancellationToken), new StreamInfo { Stream = new StreamId("order", "~"), Version = 2 }]
            : [.. (await inner.ListStreamsAsync(listing, cancellationToken)).Select(Changed)];

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadStreamsAsync(damage == "drop the stream" ? streams[1..] : streams, damage == "drop in the stream" ? new ChangedPages(consumer, "drop by position") : consumer, cancellationToken);

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
        => inner.ReadAllAsync(afterPosition, new ChangedPages(consumer, damage), cancellationToken);

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StreamInfo Changed(StreamInfo info) => damage switch
    {
        "a record that is ahead" => info with { Version = info.Version + 1 },
        "a record that is behind" => info with { Version = info.Version - 1 },
        "a record of a deletion" => info with { State = StreamState.Deleted },
        _ => info,
    };

    private sealed class ChangedPages(IPageConsumer consumer, string damage) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            bool isThird = page.FirstPosition == 3;
            switch (damage)
            {
                case "drop by position" when isThird:
                case "drop the end by position" when page.FirstPosition >= 3:
                    return true;
                case "repeat by position" when isThird:
                    consumer.Consume(in page);
                    break;
                case "throw" when isThird:
                    throw new CorruptPageException(page.Stream, page.FirstVersion, page.FirstPosition, "broken");
                case "deleted" when isThird:
                    return consumer.Pass(new PassedEvents(page.Stream, page.FirstVersion, page.FirstPosition, page.Count, PassReason.Deleted));
                case "damage" when isThird:
                    Assert.NotEqual(PageTolerance.None, consumer.Tolerance & PageTolerance.Damaged);
                    return consumer.Pass(new PassedEvents(page.Stream, page.FirstVersion, page.FirstPosition, page.Count, PassReason.Damaged,
                        new CorruptPageException(page.Stream, page.FirstVersion, page.FirstPosition, "its checksum fails")));
            }

            return consumer.Consume(in page);
        }
    }
}
