using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>Hands on the pages that a filter admits.</summary>
internal sealed class FilteringConsumer(EventFilter filter, IPageConsumer consumer, EventTypeTable types) : IPageConsumer
{
    private EventTypeTable _types = types;
    private bool[] _isWanted = WantedOf(filter, types);
    private bool _isFresh;

    public PageTolerance Tolerance => LooksForDamage ? consumer.Tolerance | PageTolerance.Damaged : consumer.Tolerance;

    /// <summary>Whether damage is told of, so that the reading goes on behind a page that is none of the filter's business. Stores take longer for that.</summary>
    public bool LooksForDamage { get; private set; }

    /// <summary>Whether the reading ended behind such a page; it goes on after <see cref="GoOnBehindDamage"/>.</summary>
    public bool HasPassedDamage { get; private set; }

    /// <summary>The position of the last event that was looked at.</summary>
    public long LookedUpTo { get; private set; }

    /// <summary>Whether the reading ended at an event type that the table lacks; it goes on after <see cref="Use"/>.</summary>
    public bool LacksEventType { get; private set; }

    /// <summary>Goes on with a table that was just read from the store.</summary>
    public void Use(EventTypeTable types) => (_types, _isWanted, LacksEventType, _isFresh) = (types, WantedOf(filter, types), false, true);

    /// <summary>Goes on towards a damaged page that the filter leaves out.</summary>
    public void LookForDamage() => LooksForDamage = true;

    /// <summary>Goes on as before.</summary>
    public void GoOnBehindDamage() => (LooksForDamage, HasPassedDamage) = (false, false);

    public bool Consume(scoped in StoredPage page)
    {
        if (!filter.Admits(page.Stream))
        {
            LookedUpTo = page.LastPosition;
            return true;
        }

        if (filter.EventNames.IsEmpty)
        {
            LookedUpTo = page.LastPosition;
            return consumer.Consume(in page);
        }

        bool isWanted = HoldsWanted(in page);
        if (LacksEventType)
        {
            return false;
        }

        _isFresh = false;
        LookedUpTo = page.LastPosition;
        return !isWanted || consumer.Consume(in page);
    }

    public bool Pass(in PassedEvents events)
    {
        bool isDamaged = events.Reason == PassReason.Damaged, isAdmitted = filter.Admits(events.Stream);
        if (isDamaged && isAdmitted && (consumer.Tolerance & PageTolerance.Damaged) == 0)
        {
            throw events.Damage ?? new CorruptPageException(events.Stream, events.FirstVersion, events.FirstPosition, "the page is damaged");
        }

        LookedUpTo = events.LastPosition;
        HasPassedDamage = isDamaged && !isAdmitted && (consumer.Tolerance & PageTolerance.Damaged) == 0;
        return isAdmitted ? consumer.Pass(in events) : !HasPassedDamage;
    }

    private static bool[] WantedOf(EventFilter filter, EventTypeTable types)
    {
        bool[] wanted = new bool[types.Length];
        for (int id = 0; id < wanted.Length; id++)
        {
            wanted[id] = types[id] is { } type && filter.EventNames.Contains(type.Name);
        }

        return wanted;
    }

    private bool HoldsWanted(scoped in StoredPage page)
    {
        FrameReader frames = new(in page);
        while (frames.TryNext())
        {
            if (_types[frames.TypeId] is null)
            {
                // A table that was read after the page has its types; what it still lacks, the consumer must see.
                LacksEventType = !_isFresh;
                return true;
            }

            if (_isWanted[frames.TypeId])
            {
                return true;
            }
        }

        return false;
    }
}
