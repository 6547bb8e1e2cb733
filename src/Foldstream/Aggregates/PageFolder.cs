using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>
/// Folds a stream's pages into a state, and turns whatever goes wrong into the error that says where. It knows no type of the state, so that it is
/// compiled once for all aggregates, and can be compiled before a program starts; errors are made in methods that a program without them never compiles.
/// </summary>
internal abstract class PageFolder(bool isBorn, EventTypeTable types, AggregateSession session) : IPageConsumer
{
    private EventTypeTable _types = types;
    private long _refreshedAt = -1;

    /// <summary>Whether there is a state: the initial one, or what a birth event has made.</summary>
    public bool IsBorn { get; private set; } = isBorn;

    /// <summary>The version of the last event that was folded.</summary>
    public long Version { get; private set; }

    /// <summary>The append that the last folded event belongs to; <see langword="null"/> before the first.</summary>
    public Appended? LastAppend { get; private set; }

    /// <summary>The latest time of the appends that were folded.</summary>
    public DateTimeOffset Latest { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Whether the store said that the stream was deleted.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>Whether the folding stopped at an event type that the table lacks; it goes on after <see cref="Refresh"/>.</summary>
    public bool LacksEventType { get; private set; }

    /// <summary>What the state's type folds.</summary>
    protected abstract AggregateDefinition Definition { get; }

    /// <summary>Where the stream was loaded.</summary>
    protected AggregateSession Session => session;

    /// <summary>Goes on with a table that was just read from the store.</summary>
    public void Refresh(EventTypeTable types)
    {
        _types = types;
        _refreshedAt = Version;
        LacksEventType = false;
    }

    /// <summary>Goes on behind the events that are folded already.</summary>
    public void BeginBehind(in SnapshotHeader snapshot) => (Version, LastAppend, Latest) = (snapshot.LastAppend.Version, snapshot.LastAppend, snapshot.Latest);

    /// <summary>Folds a whole stream. Stores that read synchronously leave nothing to wait for: then no state machine runs here, and none is compiled.</summary>
    public ValueTask FoldAsync(IEventStore store, CancellationToken cancellationToken)
    {
        ValueTask<long> reading = store.ReadStreamAsync(session.Stream, 1, ReadDirection.Forward, this, cancellationToken);
        if (!reading.IsCompletedSuccessfully)
        {
            return AwaitFoldAsync(reading, store, cancellationToken);
        }

        _ = reading.Result;
        if (LacksEventType)
        {
            return AwaitFoldAsync(default, store, cancellationToken);
        }

        Complete();
        return default;
    }

    public bool Consume(scoped in StoredPage page)
    {
        long maxVersion = long.MaxValue;
        if (session.AsOf is { } past)
        {
            // A snapshot may have ended where the past does.
            if (page.Time > past.MaxTime || Version >= past.MaxVersion)
            {
                return false;
            }

            maxVersion = past.MaxVersion;
        }

        long first = page.FirstVersion;
        ReadOnlySpan<byte> frames = page.Frames;
        if (first <= Version)
        {
            frames = frames[SizeOf(in page, frames, Version + 1 - first)..];
            first = Version + 1;
        }

        if (page.LastVersion > maxVersion)
        {
            frames = frames[..SizeOf(in page, frames, maxVersion - first + 1)];
        }

        ReplayPage replay = new(frames, Definition.TagsOf(_types), new EventContext(page.Stream, first, page.AppendId, page.Time, page.Metadata)) { Session = session, IsBorn = IsBorn };
        session.BeginFold();
        try
        {
            Replay(ref replay);
        }
        catch (ProtectedMemberException error)
        {
            throw new ProtectedMemberException(page.Stream, first + replay.Index, NameAt(in page, frames, replay.Index), error);
        }
        catch (Exception error)
        {
            throw FailedAt(in page, frames, first, replay.Index, error);
        }
        finally
        {
            session.EndFold();
        }

        IsBorn = replay.IsBorn;
        Version = first + replay.Index - 1;
        Latest = page.Time > Latest ? page.Time : Latest;
        LastAppend = new Appended(page.Stream, page.AppendId, page.LastVersion, page.FirstPosition + page.Count - 1, page.Count, page.Time);
        if (replay.IsStopped)
        {
            // The table may be older than the page; read anew after the page, it can't be.
            LacksEventType = _types[replay.StoppedAt] is null && _refreshedAt != Version;
            return LacksEventType ? false : throw Stopped(in page, replay.StoppedAt);
        }

        if (Version != (page.LastVersion < maxVersion ? page.LastVersion : maxVersion))
        {
            ThrowMiscounted(in page);
        }

        return Version < maxVersion;
    }

    /// <summary>Goes on behind events that are not to be folded.</summary>
    public bool Pass(in PassedEvents events)
    {
        if (events.Reason == PassReason.Deleted)
        {
            IsDeleted = true;
            return true;
        }

        long maxVersion = session.AsOf?.MaxVersion ?? long.MaxValue;
        Version = Math.Max(Version, Math.Min(events.LastVersion, maxVersion));
        return Version < maxVersion;
    }

    protected abstract void Replay(scoped ref ReplayPage page);

    /// <summary>Goes on after a reading until nothing is lacking, and ends the folding.</summary>
    public async ValueTask AwaitFoldAsync(ValueTask<long> reading, IEventStore store, CancellationToken cancellationToken)
    {
        await reading.ConfigureAwait(false);
        while (LacksEventType)
        {
            Refresh(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
            await store.ReadStreamAsync(session.Stream, Version + 1, ReadDirection.Forward, this, cancellationToken).ConfigureAwait(false);
        }

        Complete();
    }

    /// <summary>Tells the session where the stream ends.</summary>
    /// <exception cref="FoldException">The stream has events and no birth event.</exception>
    public void Complete()
    {
        session.Loaded(Version, IsDeleted);
        if (Version != 0 && !IsBorn)
        {
            ThrowNeverBorn();
        }
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

    private FoldstreamException FailedAt(scoped in StoredPage page, ReadOnlySpan<byte> frames, long first, int index, Exception error)
        => error is MalformedPayloadException
            ? new CorruptPageException(page.Stream, first + index, page.FirstPosition + (first - page.FirstVersion) + index, error.Message, error)
            : new FoldException(page.Stream, first + index, NameAt(in page, frames, index), error);

    private string NameAt(scoped in StoredPage page, ReadOnlySpan<byte> frames, int index)
        => _types[BinaryPrimitives.ReadUInt16LittleEndian(frames[(SizeOf(in page, frames, index) + 4)..])]?.Name ?? "?";

    private FoldstreamException Stopped(scoped in StoredPage page, ushort typeId)
    {
        AggregateDefinition definition = Definition;
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

    [DoesNotReturn]
    private void ThrowMiscounted(scoped in StoredPage page)
        => throw new CorruptPageException(page.Stream, Version + 1, page.FirstPosition + (Version + 1 - page.FirstVersion),
            $"it holds another number of frames than the {page.Count} that its header says");

    [DoesNotReturn]
    private void ThrowNeverBorn()
        => throw new FoldException(session.Stream, Version, "?", new InvalidOperationException("The stream has no birth event."));
}

/// <inheritdoc/>
/// <typeparam name="TState">The aggregate.</typeparam>
internal sealed class PageFolder<TState>(TState? state, bool isBorn, EventTypeTable types, AggregateSession session) : PageFolder(isBorn, types, session)
    where TState : IFold<TState>
{
    private TState? _state = state;

    /// <summary>The state so far.</summary>
    public TState? State => _state;

    protected override AggregateDefinition Definition => TState.Definition;

    /// <summary>The state of a stream that was folded.</summary>
    /// <exception cref="StreamNotFoundException">The stream has no events.</exception>
    public TState StateOrThrow()
    {
        if (Version == 0)
        {
            ThrowNotFound();
        }

        return _state!;
    }

    protected override void Replay(scoped ref ReplayPage page) => TState.Replay(ref _state, ref page);

    [DoesNotReturn]
    private void ThrowNotFound() => throw Session.Missing();
}
