using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>Hands on the pages that hold an event of the names that are asked for.</summary>
internal sealed class NamedEvents(EventFilter filter, IPageConsumer consumer, EventTypeTable types) : IPageConsumer
{
    private readonly HashSet<string> _names = [.. filter.EventNames];
    private EventTypeTable _types = types;
    private bool _isFresh;

    public PageTolerance Tolerance => consumer.Tolerance;

    /// <summary>The position of the last event that was looked at.</summary>
    public long LookedUpTo { get; private set; }

    /// <summary>Whether the reading ended at an event type that the table lacks; it goes on after <see cref="Use"/>.</summary>
    public bool LacksEventType { get; private set; }

    /// <summary>Goes on with a table that was read behind the page that ended the reading.</summary>
    public void Use(EventTypeTable types) => (_types, LacksEventType, _isFresh) = (types, false, true);

    public bool Consume(scoped in StoredPage page)
    {
        bool isWanted = HoldsWanted(in page);
        if (LacksEventType)
        {
            return false;
        }

        (_isFresh, LookedUpTo) = (false, page.LastPosition);
        return !isWanted || consumer.Consume(in page);
    }

    public bool Pass(in PassedEvents events)
    {
        LookedUpTo = events.LastPosition;
        return consumer.Pass(in events);
    }

    private bool HoldsWanted(scoped in StoredPage page)
    {
        FrameReader frames = new(in page);
        while (frames.TryNext())
        {
            if (_types[frames.TypeId] is not { } type)
            {
                // A table that was read behind the page has its types; what even that lacks, the consumer must see.
                LacksEventType = !_isFresh;
                return true;
            }

            if (_names.Contains(type.Name))
            {
                return true;
            }
        }

        return false;
    }
}
