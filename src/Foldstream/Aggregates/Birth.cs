using Foldstream.Events;

namespace Foldstream.Aggregates;

/// <summary>Folds a birth event as a replay will, from its bytes: one code path makes an aggregate, whether it begins now or began years ago.</summary>
internal static class Birth<TAggregate>
    where TAggregate : class, IFold<TAggregate>
{
    public static TAggregate Fold<TEvent>(in TEvent birth, AggregateSession session)
        where TEvent : IEvent<TEvent>
    {
        session.Record(in birth);
        ReadOnlySpan<ushort> tags = [TAggregate.Definition.TagOf(TEvent.EventType)];
        EventContext context = session.Context;
        ReplayPage page = new(session.Pending!.Frames, tags, context) { Session = session };
        TAggregate? aggregate = null;
        try
        {
            TAggregate.Replay(ref aggregate, ref page);
        }
        catch (Exception error)
        {
            throw session.FoldFailed<TEvent>(error);
        }

        session.EndFold();
        return !page.IsStopped && aggregate is not null && page.Index == 1
            ? aggregate
            : throw new InvalidOperationException($"'{TEvent.EventType.Name}' does not begin a {TAggregate.Definition.Name}.");
    }
}
