using System.Runtime.InteropServices;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>
/// The streams that a reading through a filter has met. Of those that the filter admits it knows how far they were read: where others are passed by unread,
/// a place that is missing among them would be noticed by nothing else.
/// </summary>
internal sealed class AdmittedStreams(EventFilter filter)
{
    private const long Refused = -1, Unread = 0;

    /// <summary>Beyond so many, all are forgotten: asking for a name again costs a microsecond.</summary>
    private const int MostKept = 200_000;

    private readonly Dictionary<long, long> _next = [];

    /// <summary>Whether a stream is admitted; <see langword="null"/> when it was not met before.</summary>
    public bool? Find(long id) => _next.TryGetValue(id, out long next) ? next != Refused : null;

    /// <summary>Keeps whether a stream is admitted.</summary>
    public bool Learn(long id, in StreamId stream)
    {
        if (_next.Count >= MostKept)
        {
            _next.Clear();
        }

        bool admits = filter.Admits(in stream);
        _next[id] = admits ? Unread : Refused;
        return admits;
    }

    /// <summary>Goes on behind an append of an admitted stream.</summary>
    /// <exception cref="CorruptPageException">It does not follow on the stream's append before it.</exception>
    public void Follow(long id, in StreamId stream, long firstVersion, long nextVersion)
    {
        ref long next = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, id, out _);
        if (next > Unread && firstVersion != next)
        {
            throw StreamFault.Hole(in stream, next);
        }

        next = nextVersion;
    }
}
