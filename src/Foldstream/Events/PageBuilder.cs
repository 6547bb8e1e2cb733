using System.Buffers.Binary;
using Foldstream.Pages;

namespace Foldstream.Events;

/// <summary>
/// Encodes events into the page that an append will store. It belongs to one append, is not thread-safe, and must not be changed while
/// a store works on it.
/// </summary>
public sealed class PageBuilder
{
    // More than any upper bound is to the size that it bounds.
    private const int LoosestBound = 20;

    private readonly PageLimits _limits;
    private readonly List<EventType> _types = [];
    private byte[] _bytes = new byte[256];
    private ushort[] _typeOf = new ushort[8];
    private int _size = PageFormat.HeaderSize;

    /// <summary>Starts an empty page.</summary>
    /// <param name="limits">How large it may grow; <see langword="null"/> for <see cref="PageLimits.Default"/>.</param>
    public PageBuilder(PageLimits? limits = null) => _limits = limits ?? PageLimits.Default;

    /// <summary>How many events the page holds.</summary>
    public int Count { get; private set; }

    /// <summary>The page's size in bytes, header included.</summary>
    public int Size => _size;

    /// <summary>The event types of the page, each once, in the order in which they first occur.</summary>
    public IReadOnlyList<EventType> EventTypes => _types;

    /// <summary>The frames so far. Until the page is sealed, a frame's type id is the type's index in <see cref="EventTypes"/>.</summary>
    internal ReadOnlySpan<byte> Frames => _bytes.AsSpan(PageFormat.HeaderSize, _size - PageFormat.HeaderSize);

    /// <summary>Encodes an event behind those that the page holds.</summary>
    /// <exception cref="AppendTooLargeException">The event or the page would be over the limits; the page is unchanged.</exception>
    public void Add<TEvent>(in TEvent e)
        where TEvent : IEvent<TEvent>
        => Encode(in e);

    /// <summary>The event type of the event at an index.</summary>
    public EventType TypeAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _types[_typeOf[index]];
    }

    /// <summary>
    /// Gives the page its final form: the store's event type ids, and the header with its checksum. A store calls it when it knows the
    /// ids of all <see cref="EventTypes"/>; it may be called again.
    /// </summary>
    /// <param name="typeIds">The store's id for each of <see cref="EventTypes"/>.</param>
    /// <param name="address">What belongs to the page besides its bytes.</param>
    /// <returns>The page, valid until the builder is changed.</returns>
    public ReadOnlyMemory<byte> Seal(scoped ReadOnlySpan<ushort> typeIds, scoped in PageAddress address)
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("A page without events can't be stored.");
        }

        int offset = PageFormat.HeaderSize;
        for (int i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(offset + 4), typeIds[_typeOf[i]]);
            offset += PageFormat.FrameHeaderSize + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(offset));
        }

        PageFormat.WriteHeader(_bytes.AsSpan(0, _size), Count, in address);
        return _bytes.AsMemory(0, _size);
    }

    /// <summary>Encodes an event and returns its payload as it will be read.</summary>
    internal ReadOnlySpan<byte> Encode<TEvent>(in TEvent e)
        where TEvent : IEvent<TEvent>
    {
        ThrowIfFull();

        // An upper bound is three times the length of an ASCII text, nine times that of small numbers, nineteen times that of a time that is
        // null: so an event within the limit may need room far beyond it. Above that it can't be within.
        long most = TEvent.GetMaxPayloadSize(in e);
        if (most > (long)LoosestBound * _limits.MaxEventSize)
        {
            throw TooLarge<TEvent>(most / LoosestBound, "at least ");
        }

        Reserve(PageFormat.FrameHeaderSize + (int)most);
        int payloadAt = _size + PageFormat.FrameHeaderSize;
        int length = TEvent.EncodePayload(in e, _bytes.AsSpan(payloadAt));
        if (length > _limits.MaxEventSize)
        {
            throw TooLarge<TEvent>(length);
        }

        CloseFrame(TEvent.EventType, length);
        return _bytes.AsSpan(payloadAt, length);
    }

    /// <summary>Adds an event whose payload is encoded already, for tools.</summary>
    internal void AddEncoded(EventType eventType, ReadOnlySpan<byte> payload)
    {
        ThrowIfFull();
        Reserve(PageFormat.FrameHeaderSize + payload.Length);
        payload.CopyTo(_bytes.AsSpan(_size + PageFormat.FrameHeaderSize));
        CloseFrame(eventType, payload.Length);
    }

    private void CloseFrame(EventType eventType, int length)
    {
        int payloadAt = _size + PageFormat.FrameHeaderSize;
        if (payloadAt + length > _limits.MaxAppendSize)
        {
            throw new AppendTooLargeException("The append's size in bytes would be", payloadAt + length, _limits.MaxAppendSize, nameof(PageLimits.MaxAppendSize));
        }

        ushort type = IndexOf(eventType);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_size), length);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(_size + 4), type);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(_size + 6), 0);
        if (Count == _typeOf.Length)
        {
            Array.Resize(ref _typeOf, Count * 2);
        }

        _typeOf[Count++] = type;
        _size = payloadAt + length;
    }

    private void ThrowIfFull()
    {
        if (Count >= _limits.MaxEventCount)
        {
            throw new AppendTooLargeException("The number of events in the append would be", Count + 1L, _limits.MaxEventCount, nameof(PageLimits.MaxEventCount));
        }
    }

    private AppendTooLargeException TooLarge<TEvent>(long size, string more = "")
        where TEvent : IEvent<TEvent>
        => new($"The payload of '{TEvent.EventType.Name}' in bytes would be {more}".TrimEnd(), size, _limits.MaxEventSize, nameof(PageLimits.MaxEventSize));

    private void Reserve(int more)
    {
        if (_bytes.Length - _size < more)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(checked(_size + more), (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
            _bytes.AsSpan(0, _size).CopyTo(larger);
            _bytes = larger;
        }
    }

    private ushort IndexOf(EventType type)
    {
        // One build has one instance of each; only what was read from a store is another.
        for (int i = _types.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_types[i], type))
            {
                return (ushort)i;
            }
        }

        if (_types.IndexOf(type) is >= 0 and int index)
        {
            return (ushort)index;
        }

        _types.Add(type);
        return (ushort)(_types.Count - 1);
    }
}
