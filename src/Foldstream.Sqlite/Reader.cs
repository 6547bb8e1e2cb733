using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>A connection that only reads, with its statements. Used by one thread at a time.</summary>
internal sealed partial class Reader : IDisposable
{
    /// <summary>Where each reading has a row's id and its appends.</summary>
    public const int IdColumn = 0, AppendsColumn = 1;

    private const int VersionColumn = 2;

    // The bounds are computed once, so that from row to row SQLite compares one integer.
    private const string FromStream = """
        SELECT p.id, p.appends, s.version FROM streams s LEFT JOIN pages p ON p.id <= (s.id << 32) + 4294967295
        """;

    /// <summary>
    /// A whole stream: the statement gives the version and the rows, so that one look at the file does; a single stream needs no transaction around it.
    /// </summary>
    internal const string SelectStream = $"{FromStream} AND p.id >= s.id << 32 {OfStream} ORDER BY p.id";

    private const string OfStream = "WHERE s.tenant = ?1 AND s.category = ?2 AND s.key = ?3";

    /// <summary>32 MiB of the file at most; taken as it is needed, and forgotten when someone writes.</summary>
    private const string CacheSize = "-32768";

    private readonly string _location;
    private readonly ReaderLimits _limits;
    private readonly SqliteConnection _connection;
    private readonly Deletions _deletions;
    private readonly List<(int Start, long Version)> _found = [];
    private readonly SqliteStatement _begin, _commit, _head, _dataVersion, _types, _findAppend, _fromStart, _forward, _backward;

    private Reader(SqliteConnection connection, string location, ReaderLimits limits)
    {
        (_connection, _location, _limits) = (connection, location, limits);
        _begin = connection.Prepare("BEGIN");
        _commit = connection.Prepare("COMMIT");
        _head = connection.Prepare(HeadRow.Select);
        _dataVersion = connection.Prepare(SqliteConnection.SelectDataVersion);
        _types = connection.Prepare(EventTypeRows.Select);
        _findAppend = connection.Prepare($"""
            SELECT p.id, p.appends FROM streams s CROSS JOIN append_ids a CROSS JOIN pages p {OfStream}
            AND a.append_id = ?4 AND a.pages_id BETWEEN s.id << 32 AND (s.id << 32) + 4294967295 AND p.id = a.pages_id
            """);
        _fromStart = connection.Prepare(SelectStream);
        _forward = connection.Prepare($"""
            {FromStream} AND p.id >= coalesce((SELECT max(q.id) FROM pages q WHERE q.id BETWEEN s.id << 32 AND (s.id << 32) + ?4), s.id << 32)
            {OfStream} ORDER BY p.id
            """);
        _backward = connection.Prepare($"""
            SELECT p.id, p.appends, s.version FROM streams s LEFT JOIN pages p ON p.id BETWEEN s.id << 32 AND (s.id << 32) + ?4 {OfStream} ORDER BY p.id DESC
            """);
        _snapshot = connection.Prepare($"SELECT n.version, n.snapshot FROM streams s JOIN snapshots n ON n.stream = s.id AND n.fingerprint = ?4 {OfStream} AND n.version <= ?5");
        _deletions = new Deletions(connection);
        Log = new LogReading(connection, location, limits, _deletions);
        Streams = new StreamRows(connection, location);
    }

    /// <summary>What streams are.</summary>
    public StreamRows Streams { get; }

    /// <summary>The readings that go on behind what was set aside or is damaged; few readers ever need them.</summary>
    public TolerantReading Tolerant => field ??= new TolerantReading(_connection, Streams, _deletions, _location, _limits);

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

    /// <inheritdoc cref="SqliteConnection.SelectDataVersion"/>
    public long ReadDataVersion()
    {
        try
        {
            return _dataVersion.Step() ? _dataVersion.Int64(0) : 0;
        }
        finally
        {
            _dataVersion.Reset();
        }
    }

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

            AppendRow row = new(_findAppend.Int64(IdColumn), _findAppend.Blob(AppendsColumn));
            while (row.MoveNext(in stream))
            {
                if (row.AppendId.SequenceEqual(id))
                {
                    StoredPage page = row.Open(in stream, PageFormat.SeedOf(stream), _limits);
                    return new Appended(stream, appendId, page.LastVersion, page.LastPosition, page.Count, page.Time, Repeated: true);
                }
            }

            throw new CorruptPageException(stream, row.Version, row.Position, $"its row lacks the append {appendId}, for which it is listed");
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
            rows.Bind(4, Math.Min(from, AppendRow.MaxVersion));
        }

        try
        {
            if (!rows.Step())
            {
                return (0, true);
            }

            Forward reading = new(stream, from, rows.Int64(VersionColumn), _limits, _deletions, consumer, cancellationToken);
            if (!rows.IsNull(IdColumn))
            {
                // A call for each row: a loop of a hundred thousand of them in one call would run as it was compiled first.
                while (reading.TakeRow(rows) && rows.Step())
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
        _backward.Bind(4, Math.Min(fromVersion, AppendRow.MaxVersion));
        try
        {
            if (!_backward.Step())
            {
                return 0;
            }

            Backward reading = new(stream, fromVersion, _backward.Int64(VersionColumn), _limits, _deletions, _found, consumer, cancellationToken);
            if (!_backward.IsNull(IdColumn))
            {
                while (reading.TakeRow(_backward) && _backward.Step())
                {
                }
            }

            return reading.End();
        }
        finally
        {
            _backward.Reset();
        }
    }

    public void Dispose() => _connection.Dispose();
}
