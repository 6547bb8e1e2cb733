using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Foldstream.Pages;

namespace Foldstream.Aggregates;

/// <summary>
/// Walks the frames of a page for a generated replay loop, one frame ahead: the tag that the loop will branch on next is known before the
/// event at hand is folded, so that a wrongly predicted branch is found out at once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ReplayFrames
{
    private readonly ref ushort _tags;
    private readonly uint _tagCount;
    private ref byte _next;
    private uint _left;
    private int _nextTag;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReplayFrames(ReadOnlySpan<byte> frames, ReadOnlySpan<ushort> tags)
    {
        (_tagCount, _left) = ((uint)tags.Length, (uint)frames.Length);
        _tags = ref MemoryMarshal.GetReference(tags);
        _next = ref MemoryMarshal.GetReference(frames);
        LookAhead();
    }

    /// <summary>Moves to the next frame.</summary>
    /// <param name="payload">The frame's payload.</param>
    /// <param name="tag">The <see cref="ReplayTag"/> of its event type; of a frame with unknown flags, that of an unknown one.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="MalformedPayloadException">The frame is longer than the page.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out ReadOnlySpan<byte> payload, out int tag)
    {
        if (_left < PageFormat.FrameHeaderSize)
        {
            if (_left != 0)
            {
                ReplayPage.ThrowDamagedFrame();
            }

            payload = default;
            tag = ReplayTag.Unknown;
            return false;
        }

        uint length = LittleEndian(ref _next);
        if (length > _left - PageFormat.FrameHeaderSize)
        {
            ReplayPage.ThrowDamagedFrame();
        }

        tag = _nextTag;
        payload = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _next, PageFormat.FrameHeaderSize), (int)length);
        _next = ref Unsafe.Add(ref _next, PageFormat.FrameHeaderSize + length);
        _left -= PageFormat.FrameHeaderSize + length;
        LookAhead();
        return true;
    }

    /// <summary>A frame cut off is reported when it is its turn. Flags stand above the type id: with any of them it is beyond all tags.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LookAhead()
    {
        if (_left >= PageFormat.FrameHeaderSize)
        {
            uint type = LittleEndian(ref Unsafe.Add(ref _next, 4));
            _nextTag = type < _tagCount ? Unsafe.Add(ref _tags, type) : ReplayTag.Unknown;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint LittleEndian(ref byte at)
    {
        uint value = Unsafe.ReadUnaligned<uint>(ref at);
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }
}
