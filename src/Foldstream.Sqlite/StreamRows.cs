using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>Reads what streams are: the rows of <c>streams</c>, each with the last of its <c>stream_changes</c>, and those of <c>set_aside</c>.</summary>
internal sealed class StreamRows(SqliteConnection connection, string location)
{
    private const string Columns = """
        SELECT s.tenant, s.category, s.key, s.version, s.state, c.metadata, c.revision, c.actor, c.reason, c.time
        FROM streams s LEFT JOIN stream_changes c ON c.id = (SELECT max(id) FROM stream_changes WHERE stream = s.id)
        """;

    // Texts are compared by their bytes, as SQLite does by itself.
    private readonly SqliteStatement _find = connection.Prepare($"{Columns} WHERE s.tenant = ?1 AND s.category = ?2 AND s.key = ?3");

    private readonly SqliteStatement _list = connection.Prepare($"""
        {Columns} WHERE (s.tenant, s.category, s.key) > (?1, ?2, ?3) AND (?4 IS NULL OR s.tenant = ?4) AND (?5 IS NULL OR s.category = ?5)
        ORDER BY s.tenant, s.category, s.key LIMIT ?6
        """);

    private readonly SqliteStatement _name = connection.Prepare("SELECT tenant, category, key FROM streams WHERE id = ?1");
    private readonly SqliteStatement _audit = connection.Prepare("SELECT actor, reason, time FROM stream_changes WHERE stream = ?1 ORDER BY id DESC LIMIT 1");

    private readonly SqliteStatement _setAside = connection.Prepare("""
        SELECT s.tenant, s.category, s.key, a.version, a.position, a.count, a.actor, a.reason, a.time, a.back_actor, a.back_reason, a.back_time
        FROM set_aside a JOIN streams s ON s.id = a.stream ORDER BY a.id
        """);

    public StreamInfo? Find(in StreamId stream)
    {
        _find.Bind(in stream);
        try
        {
            return _find.Step() ? Read(_find) : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    /// <summary>The name of the stream with an id; <see langword="null"/> when the file lacks it.</summary>
    public StreamId? FindName(long stream)
    {
        _name.Bind(1, stream);
        try
        {
            return _name.Step() ? NameAt(_name) : null;
        }
        finally
        {
            _name.Reset();
        }
    }

    public ImmutableArray<StreamInfo> List(StreamListing listing)
    {
        // Nothing comes before an empty category, so an empty name stands before all streams. A tenant begins with its first stream.
        StreamId after = listing.After;
        bool begins = after.IsEmpty || (listing.Tenant is not null && string.CompareOrdinal(after.Tenant, listing.Tenant) < 0);
        _list.BindText(1, begins ? listing.Tenant ?? "" : after.Tenant);
        _list.BindText(2, begins ? "" : after.Category);
        _list.BindText(3, begins ? "" : after.Key);
        BindTextOrNull(_list, 4, listing.Tenant);
        BindTextOrNull(_list, 5, listing.Category);
        _list.Bind(6, listing.Limit);
        var streams = ImmutableArray.CreateBuilder<StreamInfo>();
        try
        {
            while (_list.Step())
            {
                streams.Add(Read(_list));
            }
        }
        finally
        {
            _list.Reset();
        }

        return streams.ToImmutable();
    }

    /// <summary>Who made the last change of a stream.</summary>
    public Audit? FindAudit(long stream)
    {
        _audit.Bind(1, stream);
        try
        {
            return _audit.Step() ? AuditAt(_audit, 0) : null;
        }
        finally
        {
            _audit.Reset();
        }
    }

    public SetAsideList ReadSetAside()
    {
        var records = ImmutableArray.CreateBuilder<EventsSetAside>();
        try
        {
            while (_setAside.Step())
            {
                records.Add(new EventsSetAside(NameAt(_setAside), _setAside.Int64(3), _setAside.Int64(4), (int)_setAside.Int64(5), AuditAt(_setAside, 6))
                {
                    TakenBack = _setAside.IsNull(9) ? null : AuditAt(_setAside, 9),
                });
            }
        }
        finally
        {
            _setAside.Reset();
        }

        return SetAsideList.Of(records.ToImmutable());
    }

    private static void BindTextOrNull(SqliteStatement statement, int parameter, string? text)
    {
        if (text is null)
        {
            statement.BindNull(parameter);
        }
        else
        {
            statement.BindText(parameter, text);
        }
    }

    private StreamInfo Read(SqliteStatement row)
    {
        try
        {
            StreamInfo plain = new() { Stream = NameAt(row), Version = row.Int64(3), State = (StreamState)row.Int64(4) };
            return row.IsNull(5) ? plain : plain with { Metadata = MetadataText.Read(row.Text(5)), MetadataRevision = row.Int64(6), LastChange = AuditAt(row, 7) };
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new StoreUnusableException(location, "The database is damaged: what it says of a stream is impossible. Restore it from a backup.", error);
        }
    }

    private static StreamId NameAt(SqliteStatement row) => new(row.Text(0), row.Text(1), row.Text(2));

    private Audit AuditAt(SqliteStatement row, int column)
    {
        long time = row.Int64(column + 2);
        return StoredTime.IsValid(time)
            ? new Audit(row.Text(column), row.Text(column + 1), StoredTime.ToTime(time))
            : throw new StoreUnusableException(location, "The database is damaged: the time of a change is impossible. Restore it from a backup.");
    }
}
