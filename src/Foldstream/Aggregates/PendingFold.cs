using System.Buffers.Binary;
using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Aggregates;

/// <summary>
/// Folds events that were recorded and not folded yet, from their bytes, as a replay will: one code path makes a state, whether its events
/// are being decided or are years old. An event that can't be folded is found before it is stored.
/// </summary>
internal static class PendingFold<TAggregate>
    where TAggregate : IFold<TAggregate>
{
    public static void Fold(ref Folded<TAggregate> folded, AggregateSession session)
    {
        if (session.Pending is not { } pending || pending.Count == session.FoldedCount)
        {
            return;
        }

        AggregateDefinition definition = TAggregate.Definition;
        Span<ushort> tags = pending.EventTypes.Count <= 64 ? stackalloc ushort[pending.EventTypes.Count] : new ushort[pending.EventTypes.Count];
        for (int i = 0; i < tags.Length; i++)
        {
            tags[i] = definition.TagOf(pending.EventTypes[i]);
        }

        int done = session.FoldedCount;
        long firstVersion = session.StoredVersion + done + 1;
        ReplayPage page = new(FramesFrom(pending, done), tags, session.Context.At(firstVersion)) { Session = session, IsBorn = folded.IsBorn };
        TAggregate? state = folded.State;
        session.BeginFold();
        try
        {
            TAggregate.Replay(ref state, ref page);
            if (page.IsStopped)
            {
                throw new InvalidOperationException($"{definition.Name} does not fold this event.");
            }
        }
        catch (Exception error)
        {
            throw session.FoldFailed(pending.TypeAt(Math.Min(done + page.Index, pending.Count - 1)).Name, firstVersion + page.Index, error);
        }
        finally
        {
            session.EndFold();
        }

        session.FoldedCount = pending.Count;
        folded = new Folded<TAggregate>(state, page.IsBorn);
    }

    private static ReadOnlySpan<byte> FramesFrom(PageBuilder pending, int count)
    {
        ReadOnlySpan<byte> frames = pending.Frames;
        for (; count > 0; count--)
        {
            frames = frames[(PageFormat.FrameHeaderSize + BinaryPrimitives.ReadInt32LittleEndian(frames))..];
        }

        return frames;
    }
}

/// <summary>A state on its way through a fold.</summary>
/// <param name="State">The state; the default value as long as it is not born.</param>
/// <param name="IsBorn">Whether there is a state: the initial one, or what a birth event has made.</param>
internal readonly record struct Folded<TAggregate>(TAggregate? State, bool IsBorn);

/// <summary>The event that begins a stream, as the set of events that it is.</summary>
internal readonly struct BirthEvent<TAggregate, TEvent>(TEvent e) : IEventSet<TAggregate>
    where TEvent : IEvent<TEvent>
{
    private readonly TEvent _event = e;

    public int Count => 1;

    public void AddTo(PageBuilder page) => page.Add(in _event);
}
