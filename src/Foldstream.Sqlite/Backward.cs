using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>One reading of a stream towards its first page: hands on the pages, and sees to it that none is missing.</summary>
internal ref struct Backward(in StreamId stream, long from, long version, ReaderLimits limits, Deletions deletions, List<(int Start, long Version)> found,
    IPageConsumer consumer, CancellationToken cancellationToken)
{
    private readonly StreamId _stream = stream;
    private readonly uint _seed = PageFormat.SeedOf(stream);

    private long _last = Math.Min(from, version), _position = long.MaxValue;
    private bool _isBegun, _isRefused;

    /// <summary>Hands on the pages of the current row.</summary>
    /// <returns>Whether the next row is wanted.</returns>
    public bool TakeRow(SqliteStatement row)
    {
        long id = row.Int64(Reader.IdColumn);
        ReadOnlySpan<byte> bytes = row.Blob(Reader.AppendsColumn);
        AppendRow appends = new(id, bytes);
        if (!appends.HasNext)
        {
            throw StreamFault.EmptyRow(_stream, appends.NextVersion);
        }

        // Appends are found one behind the other, and read from the last one on.
        found.Clear();
        while (appends.MoveNext(in _stream))
        {
            found.Add((appends.Start, appends.Version));
        }

        for (int i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].Version <= from)
            {
                AppendRow one = new(found[i].Version, bytes[found[i].Start..]);
                one.MoveNext(in _stream);
                if (!TakePage(id, in one))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Ends the reading when there is no row left, or none is wanted.</summary>
    /// <returns>The stream's version.</returns>
    public readonly long End() => _isRefused || _last <= 0 ? version : throw StreamFault.Hole(_stream, _last);

    private bool TakePage(long row, scoped in AppendRow appends)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (appends.IsDeleted)
        {
            deletions.Demand(in _stream, row, in appends);
            PassedEvents passed = appends.ToPassed(in _stream);
            (_last, _isBegun, _position) = (passed.FirstVersion - 1, true, passed.FirstPosition);
            _isRefused = !consumer.Pass(in passed);
            return !_isRefused;
        }

        StoredPage page = appends.Open(in _stream, _seed, limits);
        StreamFault.CheckBackward(in page, _last, isFirst: !_isBegun, version);
        StreamFault.CheckOrderBackward(in page, _position);
        (_last, _isBegun, _position) = (page.FirstVersion - 1, true, page.FirstPosition);
        _isRefused = !consumer.Consume(in page);
        return !_isRefused;
    }
}
