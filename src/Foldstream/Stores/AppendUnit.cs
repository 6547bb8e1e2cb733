using System.Buffers.Binary;
using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>What every store asks of a unit of appends. For those who write a store.</summary>
public static class AppendUnit
{
    /// <summary>Checks everything about a unit that needs no look at the store.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="checks">The streams that are only read; empty for none.</param>
    /// <param name="limits">The store's limits.</param>
    /// <exception cref="ArgumentException">
    /// The unit is empty, a stream is named twice, an append lacks its stream, its id or its events, or a check its stream or its version.
    /// </exception>
    /// <exception cref="AppendTooLargeException">An append or an event is over the limits.</exception>
    public static void Check(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, PageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (unit.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A unit holds at least one append.", nameof(unit));
        }

        foreach (StreamAppend append in unit)
        {
            Check(append, limits);
        }

        if (unit.Length > 1 && FirstRepeatedStream(unit) is { } twice)
        {
            throw new ArgumentException($"The unit appends to {twice} twice. Add all events for a stream to one page.", nameof(unit));
        }

        if (!checks.IsDefaultOrEmpty)
        {
            Check(unit, checks);
        }
    }

    /// <summary>
    /// Whether a unit was written before, judged by the append ids that its streams hold. A unit is written all or none, so one that was
    /// written is held in full; where only some of its ids are held, another unit used those.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="held">For each append of the unit the outcome of the append of that id that the stream holds, if it does.</param>
    /// <returns>Whether all are held; <see langword="false"/> when none is.</returns>
    /// <exception cref="AppendIdReusedException">Some are held and some are not.</exception>
    public static bool IsRepeated(ImmutableArray<StreamAppend> unit, ReadOnlySpan<Appended?> held)
    {
        int count = 0;
        Appended? first = null;
        foreach (Appended? outcome in held)
        {
            if (outcome is not null)
            {
                first ??= outcome;
                count++;
            }
        }

        return first is not { } used || count == unit.Length
            ? count > 0
            : throw new AppendIdReusedException(used.Stream, used.AppendId, used.Version, "from another unit of appends");
    }

    /// <summary>Whether a stored page holds the events of an append: the same names, schema versions and payloads in the same order.</summary>
    /// <param name="append">The append.</param>
    /// <param name="stored">The page that the stream holds under the append's id.</param>
    /// <param name="types">The store's event types, those of the page included.</param>
    public static bool HoldsSameEvents(StreamAppend append, in StoredPage stored, EventTypeTable types)
    {
        ArgumentNullException.ThrowIfNull(append);
        ArgumentNullException.ThrowIfNull(types);
        if (append.Page.Count != stored.Count)
        {
            return false;
        }

        ReadOnlySpan<byte> frames = append.Page.Frames;
        FrameReader reader = new(stored);
        for (int i = 0; i < stored.Count; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(frames);
            ReadOnlySpan<byte> payload = frames.Slice(PageFormat.FrameHeaderSize, length);
            frames = frames[(PageFormat.FrameHeaderSize + length)..];
            EventType type = append.Page.TypeAt(i);
            if (!reader.TryNext() || types[reader.TypeId] is not { } storedType
                || storedType.Name != type.Name || storedType.SchemaVersion != type.SchemaVersion || !reader.Payload.SequenceEqual(payload))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An append's metadata as a store keeps it; empty when it says nothing.</summary>
    public static byte[] EncodeMetadata(StreamAppend append)
    {
        ArgumentNullException.ThrowIfNull(append);
        return append.Metadata.IsEmpty ? [] : EventMetadataCodec.Encode(append.Metadata);
    }

    private static void Check(StreamAppend append, PageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (append.Stream.IsEmpty)
        {
            throw new ArgumentException("An append names its stream.", nameof(append));
        }

        if (append.AppendId.IsEmpty)
        {
            throw new ArgumentException($"The append to {append.Stream} has no id. AppendId.New() makes one.", nameof(append));
        }

        if (append.Page.Count == 0)
        {
            throw new ArgumentException($"The append to {append.Stream} has no events.", nameof(append));
        }

        // The builder checked its own limits; the store's may be narrower.
        if (append.Page.Count > limits.MaxEventCount)
        {
            throw new AppendTooLargeException($"The number of events in the append to {append.Stream} is", append.Page.Count,
                limits.MaxEventCount, nameof(PageLimits.MaxEventCount));
        }

        if (append.Page.Size > limits.MaxAppendSize)
        {
            throw new AppendTooLargeException($"The size in bytes of the append to {append.Stream} is", append.Page.Size,
                limits.MaxAppendSize, nameof(PageLimits.MaxAppendSize));
        }

        if (append.Page.Size > limits.MaxEventSize)
        {
            CheckEvents(append, limits);
        }

        if (!append.Metadata.IsEmpty && EncodeMetadata(append).Length is int size && size > limits.MaxMetadataSize)
        {
            throw new AppendTooLargeException($"The size in bytes of the metadata of the append to {append.Stream} is", size,
                limits.MaxMetadataSize, nameof(PageLimits.MaxMetadataSize));
        }
    }

    private static void CheckEvents(StreamAppend append, PageLimits limits)
    {
        ReadOnlySpan<byte> frames = append.Page.Frames;
        for (int i = 0; i < append.Page.Count; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(frames);
            if (length > limits.MaxEventSize)
            {
                throw new AppendTooLargeException($"The payload of '{append.Page.TypeAt(i).Name}' in bytes is", length,
                    limits.MaxEventSize, nameof(PageLimits.MaxEventSize));
            }

            frames = frames[(PageFormat.FrameHeaderSize + length)..];
        }
    }

    private static void Check(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks)
    {
        HashSet<StreamId> appended = [.. unit.Select(append => append.Stream)], seen = [];
        foreach (StreamCheck check in checks)
        {
            if (check.Stream.IsEmpty || check.Expected.IsAny)
            {
                throw new ArgumentException("A check names its stream and the version that is expected of it.", nameof(checks));
            }

            if (appended.Contains(check.Stream))
            {
                throw new ArgumentException($"The unit appends to {check.Stream} and checks it too. Let the append expect the version.", nameof(checks));
            }

            if (!seen.Add(check.Stream))
            {
                throw new ArgumentException($"The unit checks {check.Stream} twice.", nameof(checks));
            }
        }
    }

    private static StreamId? FirstRepeatedStream(ImmutableArray<StreamAppend> unit)
    {
        HashSet<StreamId> seen = [];
        foreach (StreamAppend append in unit)
        {
            if (!seen.Add(append.Stream))
            {
                return append.Stream;
            }
        }

        return null;
    }
}
