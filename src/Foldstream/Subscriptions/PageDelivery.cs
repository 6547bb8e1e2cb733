using System.Buffers.Binary;
using System.ComponentModel;
using Foldstream.Aggregates;
using Foldstream.Pages;

namespace Foldstream.Subscriptions;

/// <summary>A page on its way through a subscription's generated loop. It outlives an <see langword="await"/>, and is used again for the next page.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PageDelivery
{
    private readonly DeliveryScope _scope;
    private LogPage _page = null!;
    private ReadOnlyMemory<byte> _frames;
    private ushort[] _tags = [];
    private int _index, _last, _offset, _payload, _length, _handled;
    private ushort _type;

    internal PageDelivery(DeliveryScope scope) => _scope = scope;

    /// <summary>The payload of the event at hand.</summary>
    public ReadOnlySpan<byte> Payload => _frames.Span.Slice(_payload, _length);

    /// <summary>The place and time of the event at hand.</summary>
    public EventContext EventContext => _page.ContextOf(_index, 0);

    /// <summary>All that a handler may want to know of the event at hand.</summary>
    public HandlerContext Context => new(_scope, _page, _index, 0);

    /// <summary>The stream.</summary>
    internal StreamId Stream => _page.Stream;

    /// <summary>The position of the last event that was not ignored.</summary>
    internal long Position => _page.FirstPosition + _handled;

    /// <summary>Its version.</summary>
    internal long Version => _page.FirstVersion + _handled;

    /// <summary>Its event type id.</summary>
    internal ushort TypeId { get; private set; }

    /// <summary>Whether the loop ended at an event that it has no code for.</summary>
    internal bool IsStopped { get; private set; }

    /// <summary>The same as <see cref="EventContext"/> for one of the events that upcasters make of the stored one.</summary>
    /// <param name="part">Its place among them, from 0.</param>
    public EventContext EventContextOf(int part) => _page.ContextOf(_index, part);

    /// <summary>The same as <see cref="Context"/> for one of the events that upcasters make of the stored one.</summary>
    /// <param name="part">Its place among them, from 0.</param>
    public HandlerContext ContextOf(int part) => new(_scope, _page, _index, part);

    /// <summary>Moves to the next event.</summary>
    /// <param name="tag">Its <see cref="ReplayTag"/>.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="CorruptPageException">The frame is longer than the page, or has flags that this build doesn't know.</exception>
    public bool TryNext(out int tag)
    {
        if (_index >= _last)
        {
            tag = ReplayTag.Unknown;
            return false;
        }

        ReadFrame();
        tag = _type < _tags.Length ? _tags[_type] : ReplayTag.Unknown;
        if (tag != ReplayTag.Ignored)
        {
            (_handled, TypeId) = (_index, _type);
        }

        return true;
    }

    /// <summary>Ends the loop at an event that it has no code for.</summary>
    public void Stop() => IsStopped = true;

    /// <summary>Takes the next page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="frames">Its frames.</param>
    /// <param name="tags">What the store's event types mean to the subscription.</param>
    /// <param name="start">The first event to handle, from 0.</param>
    /// <param name="last">The last event to handle.</param>
    internal void Begin(LogPage page, ReadOnlyMemory<byte> frames, ushort[] tags, int start, int last)
    {
        (_page, _frames, _tags, _index, _last, _offset, IsStopped) = (page, frames, tags, -1, last, 0, false);
        while (_index < start - 1)
        {
            ReadFrame();
        }
    }

    /// <summary>How many of the events to come concern the handler: none, and no transaction is needed for the page.</summary>
    internal int CountHandled()
    {
        (int index, int offset) = (_index, _offset);
        int count = 0;
        while (TryNext(out int tag))
        {
            count += tag == ReplayTag.Ignored ? 0 : 1;
        }

        (_index, _offset) = (index, offset);
        return count;
    }

    private void ReadFrame()
    {
        _index++;
        ReadOnlySpan<byte> rest = _frames.Span[_offset..];
        if (rest.Length < PageFormat.FrameHeaderSize || BinaryPrimitives.ReadUInt32LittleEndian(rest) > (uint)(rest.Length - PageFormat.FrameHeaderSize))
        {
            throw Damaged("a frame is longer than the page");
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(rest[6..]) != 0)
        {
            throw Damaged("a frame has flags that this build doesn't know");
        }

        _type = BinaryPrimitives.ReadUInt16LittleEndian(rest[4..]);
        _length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        _payload = _offset + PageFormat.FrameHeaderSize;
        _offset = _payload + _length;
    }

    private CorruptPageException Damaged(string fault) => new(_page.Stream, _page.FirstVersion + _index, _page.FirstPosition + _index, fault);
}
