using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>One reading of a stream towards its newest page: hands on the pages, and sees to it that none is missing.</summary>
internal sealed class Forward(StreamId stream, long from, ReaderLimits limits, SetAsideList aside, IPageConsumer consumer, CancellationToken cancellationToken)
{
    private readonly uint _seed = PageFormat.SeedOf(stream);
    private readonly bool _looksForDamage = (consumer.Tolerance & PageTolerance.Damaged) != 0;
    private long _next, _position, _newest;
    private bool _isBeyond;

    /// <summary>The version of the next page; 0 before the first.</summary>
    public long Next => _next;

    /// <summary>Whether the consumer has enough.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Hands on a page.</summary>
    /// <param name="row">The page.</param>
    /// <param name="version">The stream's version.</param>
    /// <returns>Whether the next one is wanted.</returns>
    public bool Take(PageRow row, long version)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CorruptPageException? damage = row.Open(in stream, _seed, limits, consumer, out StoredPage page);
        PassedEvents events = row.EventsOf(in stream);
        if (_next == 0 && events.LastVersion < from)
        {
            // The stream ends before the version that was asked for, and with this page.
            _isBeyond = events.LastVersion == version;
            return _isBeyond ? false : _looksForDamage ? true : throw StreamFault.Hole(stream, events.LastVersion + 1);
        }

        // Whoever looks for damage finds holes by itself. Behind one a slice begins with the page that the last one ended with.
        if (_looksForDamage && row.Version <= _newest)
        {
            return true;
        }

        if (!_looksForDamage)
        {
            StreamFault.CheckForward(in events, _next == 0 ? from : _next, isFirst: _next == 0, version);
            StreamFault.CheckOrder(in events, _position);
        }

        (_next, _position, _newest) = (events.LastVersion + 1, events.LastPosition, row.Version);
        IsRefused = !row.Hand(in page, damage, in events, aside, consumer);
        return !IsRefused;
    }

    /// <summary>Whether a slice that ended leaves something to read.</summary>
    public bool IsDone(long version) => IsRefused || _isBeyond || Math.Max(_next, from) > version;

    /// <summary>Ends the reading when there is no page left, or none is wanted.</summary>
    public void End(long version)
    {
        if (!IsDone(version) && !_looksForDamage)
        {
            throw StreamFault.Hole(stream, Math.Max(_next, from));
        }
    }
}
