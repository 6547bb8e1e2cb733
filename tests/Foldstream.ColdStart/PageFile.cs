using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.ColdStart;

/// <summary>The smallest store there is: one page of one stream in a file, behind the event types that its frames name.</summary>
internal sealed class PageFile : IEventStore
{
    private readonly byte[] _file;
    private readonly int _page;
    private readonly uint _seed;

    public PageFile(byte[] file)
    {
        _file = file;
        using BinaryReader reader = new(new MemoryStream(file));
        (ushort Id, EventType Type)[] types = new (ushort, EventType)[reader.ReadByte()];
        for (int i = 0; i < types.Length; i++)
        {
            types[i] = (reader.ReadUInt16(), new EventType(reader.ReadString(), reader.ReadInt32(), reader.ReadString()));
        }

        EventTypes = EventTypeTable.Empty.With(types);
        _page = (int)reader.BaseStream.Position;
        _seed = PageFormat.SeedOf(History.Stream);
    }

    public string Location => "file";

    public PageLimits Limits => PageLimits.Default;

    public EventTypeTable EventTypes { get; }

    public static void Write(Stream file, EventTypeTable types, ReadOnlySpan<byte> page)
    {
        using BinaryWriter writer = new(file);
        writer.Write((byte)(types.Length - 1));
        for (ushort id = 1; id < types.Length; id++)
        {
            writer.Write(id);
            writer.Write(types[id]!.Name);
            writer.Write(types[id]!.SchemaVersion);
            writer.Write(types[id]!.Shape);
        }

        writer.Write(page);
    }

    public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer, CancellationToken cancellationToken = default)
    {
        StoredPage page = StoredPage.Open(stream, _seed, 1, 1, History.Count, History.Append, History.Begin, default, _file.AsSpan(_page));
        consumer.Consume(in page);
        return new(page.LastVersion);
    }

    public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => new(EventTypes);

    public ValueTask DisposeAsync() => default;

    public ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamRead> streams, IPageConsumer consumer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
