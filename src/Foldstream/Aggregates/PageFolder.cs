using System.Buffers.Binary;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>Folds a stream's pages into a state, and turns whatever goes wrong into the error that says where.</summary>
internal sealed class PageFolder<TState>(TState? state, bool isBorn, EventTypeTable types, AggregateSession session) : IPageConsumer
    where TState : IFold<TState>
{
    private TState? _state = state;
    private EventTypeTable _types = types;
    private long _refreshedAt = -1;

    /// <summary>The state so far.</summary>
    public TState? State => _state;

    /// <summary>Whether there is a state: the initial one, or what a birth event has made.</summary>
    public bool IsBorn { get; private set; } = isBorn;

    /// <summary>The version of the last event that was folded.</summary>
    public long Version { get; private set; }

    /// <summary>The append that the last folded event belongs to; <see langword="null"/> before the first.</summary>
    public Appended? LastAppend { get; private set; }

    /// <summary>Whether the folding stopped at an event type that the table lacks; it goes on after <see cref="Refresh"/>.</summary>
    public bool LacksEventType { get; private set; }

    /// <summary>Goes on with a table that was just read from the store.</summary>
    public void Refresh(EventTypeTable types)
    {
        _types = types;
        _refreshedAt = Version;
        LacksEventType = false;
    }

    public bool Consume(scoped in StoredPage page)
    {
        long maxVersion = session.AsOf?.MaxVersion ?? long.MaxValue;
        if (session.AsOf is { } past && page.Time > past.MaxTime)
        {
            return false;
        }

        long first = Math.Max(page.FirstVersion, Version + 1);
        ReadOnlySpan<byte> frames = page.Frames[SizeOf(in page, page.Frames, first - page.FirstVersion)..];
        if (page.LastVersion > maxVersion)
        {
            frames = frames[..SizeOf(in page, frames, maxVersion - first + 1)];
        }

        ReplayPage replay = new(frames, TState.Definition.TagsOf(_types), new EventContext(page.Stream, first, page.AppendId, page.Time, page.Metadata)) { Session = session, IsBorn = IsBorn };
        session.BeginFold();
        try
        {
            TState.Replay(ref _state, ref replay);
        }
        catch (MalformedPayloadException error)
        {
            throw new CorruptPageException(page.Stream, first + replay.Index, page.FirstPosition + (first - page.FirstVersion) + replay.Index, error.Message, error);
        }
        catch (Exception error)
        {
            throw new FoldException(page.Stream, first + replay.Index, NameAt(in page, frames, replay.Index), error);
        }
        finally
        {
            session.EndFold();
        }

        IsBorn = replay.IsBorn;
        Version = first + replay.Index - 1;
        LastAppend = new Appended(page.Stream, page.AppendId, page.LastVersion, page.FirstPosition + page.Count - 1, page.Count, page.Time);
        if (!replay.IsStopped)
        {
            return Version == Math.Min(page.LastVersion, maxVersion)
                ? Version < maxVersion
                : throw new CorruptPageException(page.Stream, Version + 1, page.FirstPosition + (Version + 1 - page.FirstVersion),
                    $"it holds another number of frames than the {page.Count} that its header says");
        }

        // The table may be older than the page; read anew after the page, it can't be.
        LacksEventType = _types[replay.StoppedAt] is null && _refreshedAt != Version;
        return LacksEventType ? false : throw Stopped(in page, replay.StoppedAt);
    }

    private static int SizeOf(scoped in StoredPage page, ReadOnlySpan<byte> frames, long count)
    {
        int size = 0;
        for (; count > 0; count--)
        {
            uint length;
            if (frames.Length - size < PageFormat.FrameHeaderSize
                || (length = BinaryPrimitives.ReadUInt32LittleEndian(frames[size..])) > (uint)(frames.Length - size - PageFormat.FrameHeaderSize))
            {
                throw new CorruptPageException(page.Stream, page.FirstVersion, page.FirstPosition, "a frame is longer than the page");
            }

            size += PageFormat.FrameHeaderSize + (int)length;
        }

        return size;
    }

    private string NameAt(scoped in StoredPage page, ReadOnlySpan<byte> frames, int index)
        => _types[BinaryPrimitives.ReadUInt16LittleEndian(frames[(SizeOf(in page, frames, index) + 4)..])]?.Name ?? "?";

    private FoldstreamException Stopped(scoped in StoredPage page, ushort typeId)
    {
        AggregateDefinition definition = TState.Definition;
        long version = Version + 1;
        if (_types[typeId] is not { } stored)
        {
            return new CorruptPageException(page.Stream, version, page.FirstPosition + version - page.FirstVersion,
                "a frame has an event type id that the store doesn't list");
        }

        return definition.TagOf(stored) == ReplayTag.Mismatch
            ? new SchemaMismatchException(stored, definition.FindEvent(stored.Name, stored.SchemaVersion)!, page.Stream.ToString())
            : new UnknownEventException(definition.Name, stored, in page, version);
    }
}
