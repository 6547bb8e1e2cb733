using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>A connection that only reads, with its statements. Used by one thread at a time.</summary>
internal sealed class Reader : IDisposable
{
    private const string FromStream = $"""
        SELECT {PageRow.Columns}, s.version FROM streams s LEFT JOIN pages p ON p.stream = s.id
        """;

    private const string OfStream = "WHERE s.tenant = ?1 AND s.category = ?2 AND s.key = ?3";

    /// <summary>32 MiB of the file at most; taken as it is needed, and forgotten when someone writes.</summary>
    private const string CacheSize = "-32768";

    private readonly string _location;
    private readonly ReaderLimits _limits;
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin, _commit, _head, _types, _findAppend, _fromStart, _forward, _backward;

    private Reader(SqliteConnection connection, string location, ReaderLimits limits)
    {
        (_connection, _location, _limits) = (connection, location, limits);
        _begin = connection.Prepare("BEGIN");
        _commit = connection.Prepare("COMMIT");
        _head = connection.Prepare(HeadRow.Select);
        _types = connection.Prepare(EventTypeRows.Select);
        _findAppend = connection.Prepare($"SELECT {PageRow.Columns} FROM streams s JOIN pages p ON p.stream = s.id AND p.append_id = ?4 {OfStream}");

        // One statement gives the version and the pages, so one look at the file does: a single stream needs no transaction around it.
        _fromStart = connection.Prepare($"{FromStream} {OfStream} ORDER BY p.first_version");
        _forward = connection.Prepare($"""
            {FromStream} AND p.first_version >= coalesce((SELECT max(q.first_version) FROM pages q WHERE q.stream = s.id AND q.first_version <= ?4), 1)
            {OfStream} ORDER BY p.first_version
            """);
        _backward = connection.Prepare($"{FromStream} AND p.first_version <= ?4 {OfStream} ORDER BY p.first_version DESC");
        Log = new LogReading(connection, location, limits);
    }

    /// <summary>The reading of all streams by position.</summary>
    public LogReading Log { get; }

    /// <summary>Whether SQLite failed with it; it is not used again.</summary>
    public bool HasFailed { get; set; }

    /// <exception cref="StoreUnusableException">The file is another store than the one that was opened.</exception>
    public static Reader Open(string path, string storeId, TimeSpan busyTimeout, ReaderLimits limits)
    {
        SqliteConnection connection = SqliteConnection.Open(path, SQLitePCL.raw.SQLITE_OPEN_READONLY);
        try
        {
            connection.SetBusyTimeout(busyTimeout);
            connection.SetPragma(path, "query_only", "1");
            connection.SetPragma(path, "mmap_size", "0");
            connection.SetPragma(path, "cache_size", CacheSize);
            if (connection.QueryText(Schema.SelectId) != storeId)
            {
                throw new StoreUnusableException(path, "The file was replaced by another store while this one had it open. Dispose the store and open it again.");
            }

            return new Reader(connection, path, limits);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes all that is read until <see cref="EndView"/> one consistent view.</summary>
    public void BeginView() => _begin.Run();

    public void EndView() => _commit.Run();

    public long ReadHead() => HeadRow.Read(_head, _location);

    public EventTypeTable ReadTypes(EventTypeTable known) => EventTypeRows.Read(_types, known, _location);

    public Appended? FindAppend(in StreamId stream, AppendId appendId)
    {
        Span<byte> id = stackalloc byte[16];
        appendId.WriteTo(id);
        _findAppend.Bind(in stream);
        _findAppend.Bind(4, id);
        try
        {
            if (!_findAppend.Step())
            {
                return null;
            }

            StoredPage page = PageRow.Open(_findAppend, stream, PageFormat.SeedOf(stream), _limits);
            return new Appended(stream, appendId, page.LastVersion, page.LastPosition, page.Count, page.Time, Repeated: true);
        }
        finally
        {
            _findAppend.Reset();
        }
    }

    /// <summary>Reads a stream's pages from the one that holds a version towards the newest.</summary>
    /// <returns>The stream's version, and whether the consumer wants more.</returns>
    public (long Version, bool GoOn) ReadForward(in StreamId stream, long fromVersion, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        long from = Math.Max(fromVersion, 1);
        SqliteStatement rows = from == 1 ? _fromStart : _forward;
        rows.Bind(in stream);
        if (from > 1)
        {
            rows.Bind(4, from);
        }

        try
        {
            if (!rows.Step())
            {
                return (0, true);
            }

            Forward reading = new(stream, from, rows.Int64(PageRow.ColumnCount), _limits, consumer, cancellationToken);
            if (!rows.IsNull(0))
            {
                // A call for each row: a loop of a hundred thousand of them in one call would run as it was compiled first.
                while (reading.TakePage(rows) && rows.Step())
                {
                }
            }

            return reading.End();
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>Reads a stream's pages from the one that holds a version towards the first.</summary>
    /// <returns>The stream's version.</returns>
    public long ReadBackward(in StreamId stream, long fromVersion, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        _backward.Bind(in stream);
        _backward.Bind(4, fromVersion);
        try
        {
            if (!_backward.Step())
            {
                return 0;
            }

            uint seed = PageFormat.SeedOf(stream);
            long version = _backward.Int64(PageRow.ColumnCount);
            long last = Math.Min(fromVersion, version), position = long.MaxValue;
            bool isFirst = true;
            bool any = !_backward.IsNull(0);
            while (any)
            {
                cancellationToken.ThrowIfCancellationRequested();
                StoredPage page = PageRow.Open(_backward, stream, seed, _limits);
                StreamFault.CheckBackward(page, last, isFirst, version);
                StreamFault.CheckOrderBackward(page, position);
                (last, isFirst, position) = (page.FirstVersion - 1, false, page.FirstPosition);
                if (!consumer.Consume(in page))
                {
                    return version;
                }

                any = _backward.Step();
            }

            return last <= 0 ? version : throw StreamFault.Hole(stream, last);
        }
        finally
        {
            _backward.Reset();
        }
    }

    public void Dispose() => _connection.Dispose();
}
