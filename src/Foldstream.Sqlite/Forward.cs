using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>One reading of a stream towards its newest page: hands on the pages, and sees to it that none is missing.</summary>
internal ref struct Forward(in StreamId stream, long from, long version, ReaderLimits limits, Deletions deletions, IPageConsumer consumer,
    CancellationToken cancellationToken)
{
    private readonly StreamId _stream = stream;
    private readonly uint _seed = PageFormat.SeedOf(stream);
    private long _row, _next, _position;
    private bool _isBeyond, _isRefused;

    /// <summary>Hands on the pages of the current row.</summary>
    /// <returns>Whether the next row is wanted.</returns>
    public bool TakeRow(SqliteStatement row)
    {
        _row = row.Int64(Reader.IdColumn);
        AppendRow appends = new(_row, row.Blob(Reader.AppendsColumn));
        if (!appends.HasNext)
        {
            throw StreamFault.EmptyRow(_stream, appends.NextVersion);
        }

        while (appends.MoveNext(in _stream))
        {
            // The row may begin with appends before the one that was asked for.
            if ((_next != 0 || appends.NextVersion > from || !appends.HasNext) && !TakePage(in appends))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends the reading when there is no row left, or none is wanted.</summary>
    /// <returns>The stream's version, and whether the consumer wants more.</returns>
    public readonly (long Version, bool GoOn) End()
        => _isRefused ? (version, false)
            : _isBeyond || Math.Max(_next, from) > version ? (version, true)
            : throw StreamFault.Hole(_stream, Math.Max(_next, from));

    private bool TakePage(scoped in AppendRow appends)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (appends.IsDeleted)
        {
            return Pass(in appends);
        }

        StoredPage page = appends.Open(in _stream, _seed, limits);
        if (_next == 0 && page.LastVersion < from)
        {
            // The stream ends before the version that was asked for, and with this page.
            _isBeyond = page.LastVersion == version;
            return _isBeyond ? false : throw StreamFault.Hole(_stream, page.LastVersion + 1);
        }

        StreamFault.CheckForward(in page, _next == 0 ? from : _next, isFirst: _next == 0, version);
        StreamFault.CheckOrder(in page, _position);
        (_next, _position) = (page.LastVersion + 1, page.LastPosition);
        _isRefused = !consumer.Consume(in page);
        return !_isRefused;
    }

    private bool Pass(scoped in AppendRow appends)
    {
        deletions.Demand(in _stream, _row, in appends);
        long last = appends.NextVersion - 1;
        if (_next == 0 && last < from)
        {
            _isBeyond = last == version;
            return _isBeyond ? false : throw StreamFault.Hole(_stream, last + 1);
        }

        if (_next == 0 ? appends.Version > from : appends.Version != _next)
        {
            throw StreamFault.Hole(_stream, _next == 0 ? from : _next);
        }

        PassedEvents passed = appends.ToPassed(in _stream);
        (_next, _position) = (appends.NextVersion, passed.LastPosition);
        _isRefused = !consumer.Pass(in passed);
        return !_isRefused;
    }
}
