using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>One reading of a stream towards its first page: hands on the pages, and sees to it that none is missing.</summary>
internal sealed class Backward(StreamId stream, long from, ReaderLimits limits, SetAsideList aside, IPageConsumer consumer, CancellationToken cancellationToken)
{
    private readonly uint _seed = PageFormat.SeedOf(stream);
    private readonly bool _looksForDamage = (consumer.Tolerance & PageTolerance.Damaged) != 0;
    private long _last = from, _position = long.MaxValue;
    private bool _isBegun, _isRefused;

    /// <summary>The version that the next page ends with.</summary>
    public long Last => _last;

    /// <summary>Hands on a page.</summary>
    /// <param name="row">The page.</param>
    /// <param name="version">The stream's version.</param>
    /// <returns>Whether the next one is wanted.</returns>
    public bool Take(PageRow row, long version)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CorruptPageException? damage = row.Open(in stream, _seed, limits, consumer, out StoredPage page);
        PassedEvents events = row.EventsOf(in stream);

        // Whoever looks for damage finds holes by itself.
        if (!_looksForDamage)
        {
            StreamFault.CheckBackward(in events, Math.Min(_last, version), isFirst: !_isBegun, version);
            StreamFault.CheckOrderBackward(in events, _position);
        }

        (_last, _isBegun, _position) = (events.FirstVersion - 1, true, events.FirstPosition);
        _isRefused = !row.Hand(in page, damage, in events, aside, consumer);
        return !_isRefused;
    }

    /// <summary>Whether a slice that ended leaves something to read.</summary>
    public bool IsDone(long version) => _isRefused || Math.Min(_last, version) <= 0;

    /// <summary>Ends the reading when there is no page left, or none is wanted.</summary>
    public void End(long version)
    {
        if (!IsDone(version) && !_looksForDamage)
        {
            throw StreamFault.Hole(stream, Math.Min(_last, version));
        }
    }
}
