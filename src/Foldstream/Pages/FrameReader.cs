using System.Buffers.Binary;

namespace Foldstream.Pages;

/// <summary>Walks the frames of a page one by one, for tools; generated replay walks them by itself.</summary>
public ref struct FrameReader
{
    private readonly StreamId _stream;
    private readonly long _firstVersion, _firstPosition;
    private readonly int _count;
    private ReadOnlySpan<byte> _rest;
    private int _index;

    /// <summary>Starts before the first frame of a page.</summary>
    public FrameReader(in StoredPage page)
    {
        _stream = page.Stream;
        _firstVersion = page.FirstVersion;
        _firstPosition = page.FirstPosition;
        _count = page.Count;
        _rest = page.Frames;
        _index = -1;
    }

    /// <summary>The current frame's event type id.</summary>
    public ushort TypeId { get; private set; }

    /// <summary>The current frame's payload.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>The current event's version.</summary>
    public readonly long Version => _firstVersion + _index;

    /// <summary>The current event's position.</summary>
    public readonly long Position => _firstPosition + _index;

    /// <summary>How many bytes stand behind the current frame.</summary>
    internal readonly int RestLength => _rest.Length;

    /// <summary>Moves to the next frame.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="CorruptPageException">
    /// The frame is impossible, has flags that this build doesn't know, or there are more or fewer than the page's header says.
    /// </exception>
    public bool TryNext()
    {
        if (_rest.IsEmpty && _index >= _count - 1)
        {
            return false;
        }

        _index++;
        if (_rest.IsEmpty || _index >= _count)
        {
            throw new CorruptPageException(_stream, Version, Position, $"it holds another number of frames than the {_count} that its header says");
        }

        uint length;
        if (_rest.Length < PageFormat.FrameHeaderSize
            || (length = BinaryPrimitives.ReadUInt32LittleEndian(_rest)) > (uint)(_rest.Length - PageFormat.FrameHeaderSize))
        {
            throw new CorruptPageException(_stream, Version, Position, "a frame is longer than the page");
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(_rest[6..]) != 0)
        {
            throw new CorruptPageException(_stream, Version, Position, "a frame has flags that this build doesn't know");
        }

        TypeId = BinaryPrimitives.ReadUInt16LittleEndian(_rest[4..]);
        Payload = _rest.Slice(PageFormat.FrameHeaderSize, (int)length);
        _rest = _rest[(PageFormat.FrameHeaderSize + (int)length)..];
        return true;
    }
}
