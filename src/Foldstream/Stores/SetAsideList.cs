using System.Collections.Immutable;
using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>The records of events that were set aside, and how pages are handed out by them. For those who write a store. An immutable snapshot.</summary>
public sealed class SetAsideList
{
    private SetAsideList(ImmutableArray<EventsSetAside> records) => Records = records;

    /// <summary>A list without records.</summary>
    public static SetAsideList Empty { get; } = new([]);

    /// <summary>All records, in the order in which they were made.</summary>
    public ImmutableArray<EventsSetAside> Records { get; }

    /// <summary>A list of records.</summary>
    public static SetAsideList Of(ImmutableArray<EventsSetAside> records) => records.IsDefaultOrEmpty ? Empty : new SetAsideList(records);

    /// <summary>The record that holds and covers a position.</summary>
    public EventsSetAside? Find(long position)
    {
        foreach (EventsSetAside record in Records)
        {
            if (record.Covers(position))
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>This list with one more record.</summary>
    public SetAsideList With(EventsSetAside record) => new(Records.Add(record));

    /// <summary>This list with a record that was taken back.</summary>
    public SetAsideList With(EventsSetAside record, Audit takenBack)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new SetAsideList(Records.Replace(record, record with { TakenBack = takenBack }));
    }

    /// <summary>Hands a page to a consumer: whole, or, if it goes on behind events that are set aside, the runs between those.</summary>
    /// <returns>Whether the consumer wants more.</returns>
    public bool HandOn(scoped in StoredPage page, IPageConsumer consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return Records.IsEmpty || !Touches(page.FirstPosition, page.LastPosition) || (consumer.Tolerance & PageTolerance.SetAside) == 0
            ? consumer.Consume(in page)
            : HandOnRuns(in page, consumer);
    }

    /// <summary>Tells a consumer of a damaged page, if it goes on behind it: since all of its events are set aside, or since it looks for damage.</summary>
    /// <param name="damage">What is wrong, as the store would throw it.</param>
    /// <param name="events">The events of the page.</param>
    /// <param name="consumer">The consumer.</param>
    /// <param name="goesOn">Whether the consumer wants more.</param>
    /// <returns><see langword="false"/> when the store must throw.</returns>
    public bool TryPass(CorruptPageException damage, in PassedEvents events, IPageConsumer consumer, out bool goesOn)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        PageTolerance tolerance = consumer.Tolerance;
        goesOn = true;
        if ((tolerance & PageTolerance.SetAside) != 0 && AllCovered(events.FirstPosition, events.LastPosition))
        {
            goesOn = consumer.Pass(events with { Reason = PassReason.SetAside, Damage = null });
            return true;
        }

        if ((tolerance & PageTolerance.Damaged) == 0)
        {
            return false;
        }

        goesOn = consumer.Pass(events with { Reason = PassReason.Damaged, Damage = damage });
        return true;
    }

    private bool Touches(long first, long last)
    {
        foreach (EventsSetAside record in Records)
        {
            if (record.TakenBack is null && record.FirstPosition <= last && record.LastPosition >= first)
            {
                return true;
            }
        }

        return false;
    }

    private bool AllCovered(long first, long last)
    {
        for (long position = first; position <= last; position++)
        {
            if (Find(position) is not { } record)
            {
                return false;
            }

            position = Math.Min(record.LastPosition, last);
        }

        return true;
    }

    private bool HandOnRuns(scoped in StoredPage page, IPageConsumer consumer)
    {
        int at = 0;
        while (at < page.Count)
        {
            bool isAside = Find(page.FirstPosition + at) is not null;
            int end = at + 1;
            while (end < page.Count && Find(page.FirstPosition + end) is not null == isAside)
            {
                end++;
            }

            bool goesOn;
            if (isAside)
            {
                goesOn = consumer.Pass(new PassedEvents(page.Stream, page.FirstVersion + at, page.FirstPosition + at, end - at, PassReason.SetAside));
            }
            else
            {
                StoredPage run = page.Slice(at, end - at);
                goesOn = consumer.Consume(in run);
            }

            if (!goesOn)
            {
                return false;
            }

            at = end;
        }

        return true;
    }
}
