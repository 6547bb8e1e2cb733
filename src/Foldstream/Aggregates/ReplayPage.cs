using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Foldstream.Pages;

namespace Foldstream.Aggregates;

/// <summary>A page on its way through a generated replay loop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct ReplayPage
{
    private readonly ReadOnlySpan<byte> _frames;
    private readonly ReadOnlySpan<ushort> _tags;
    private readonly EventContext _first;

    internal ReplayPage(ReadOnlySpan<byte> frames, ReadOnlySpan<ushort> tags, EventContext first)
    {
        _frames = frames;
        _tags = tags;
        _first = first;
    }

    /// <summary>The frames to fold, from the first on.</summary>
    public readonly ReplayFrames Frames
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_frames, _tags);
    }

    /// <summary>The frame being folded, from 0; the number of frames when all are.</summary>
    public int Index { get; set; }

    /// <summary>Whether there is a state: the initial one, or what a birth event has made. The loop sets it where it makes one.</summary>
    public bool IsBorn { get; set; }

    /// <summary>Whether the loop ended before the last frame, at an event type that it has no code for.</summary>
    internal bool IsStopped { get; private set; }

    /// <summary>The event type that stopped the loop; a damaged frame's may be 0.</summary>
    internal ushort StoppedAt { get; private set; }

    /// <summary>The session of the aggregate being folded; a birth constructor's result is attached to it at once.</summary>
    public required AggregateSession Session { get; init; }

    /// <summary>The place and time of the event being folded.</summary>
    public readonly EventContext Context => _first.At(_first.Version + Index);

    /// <summary>The same for one of the events that upcasters make of the stored one.</summary>
    /// <param name="part">Its place among them, from 0.</param>
    public readonly EventContext ContextOf(int part) => _first.At(_first.Version + Index, part);

    /// <summary>Ends the loop at an event type that it has no code for. The caller refreshes its tags and goes on, or reports it.</summary>
    /// <exception cref="MalformedPayloadException">The frame at <see cref="Index"/> has flags that this build doesn't know.</exception>
    public void Stop()
    {
        ReadOnlySpan<byte> frame = _frames;
        for (int i = 0; i < Index; i++)
        {
            frame = frame[(PageFormat.FrameHeaderSize + BinaryPrimitives.ReadInt32LittleEndian(frame))..];
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]) != 0)
        {
            ThrowDamagedFrame();
        }

        (IsStopped, StoppedAt) = (true, BinaryPrimitives.ReadUInt16LittleEndian(frame[4..]));
    }

    /// <summary>Ends the loop at a frame that can't be one.</summary>
    /// <exception cref="MalformedPayloadException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowDamagedFrame() => throw new MalformedPayloadException("A frame is longer than its page, or has flags that this build doesn't know.", 0);

    /// <summary>Ends the loop at an event that needs a state, before the birth event.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNotBorn() => throw new InvalidOperationException("The event stands before the aggregate's birth event.");

    /// <summary>Ends the loop at an <c>Apply</c> of a record that returned null.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNoState() => throw new InvalidOperationException("An Apply returned null. It returns the next state, 'this' when nothing changes.");

    /// <summary>Ends the loop at a birth event that doesn't begin the stream.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowBornAgain() => throw new InvalidOperationException("A birth event can only begin a stream, and this one does not.");
}
