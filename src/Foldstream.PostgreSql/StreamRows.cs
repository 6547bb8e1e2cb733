using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>Reads what streams are: the rows of <c>streams</c>, each with the last of its <c>stream_changes</c>, and those of <c>set_aside</c>.</summary>
internal sealed class StreamRows(Server server)
{
    /// <summary>What a stream is, and the id of its last change, 0 when it has none.</summary>
    public async ValueTask<(StreamInfo? Info, long LastChange)> FindAsync(StreamId stream, CancellationToken cancellationToken)
    {
        (StreamInfo? Info, long LastChange) found = default;
        await server.ReadAsync(server.Statements.FindStream, reader => found = (Read(reader), reader.IsDBNull(10) ? 0 : reader.GetInt64(10)), cancellationToken, Names(stream)).ConfigureAwait(false);
        return found;
    }

    public async ValueTask<ImmutableArray<StreamInfo>> ListAsync(StreamListing listing, CancellationToken cancellationToken)
    {
        // Nothing comes before an empty category, so an empty name stands before all streams, and a tenant's before all of its own.
        StreamId after = listing.After;
        bool begins = after.IsEmpty;
        var streams = ImmutableArray.CreateBuilder<StreamInfo>();
        await server.ReadAsync(server.Statements.ListStreams, reader => streams.Add(Read(reader)), cancellationToken,
            Value(begins ? listing.Tenant ?? "" : after.Tenant, NpgsqlDbType.Text), Value(begins ? "" : after.Category, NpgsqlDbType.Text),
            Value(begins ? "" : after.Key, NpgsqlDbType.Text), ValueOrNull(listing.Tenant, NpgsqlDbType.Text), ValueOrNull(listing.Category, NpgsqlDbType.Text),
            Value(listing.Limit, NpgsqlDbType.Integer)).ConfigureAwait(false);
        return streams.ToImmutable();
    }

    /// <summary>Who made the last change that left a stream in a state.</summary>
    public async ValueTask<Audit?> FindAuditAsync(StreamId stream, StreamState state, CancellationToken cancellationToken)
    {
        Audit? audit = null;
        await server.ReadAsync(server.Statements.FindAudit, reader => audit = AuditAt(reader, 0), cancellationToken, [.. Names(stream), Value((int)state, NpgsqlDbType.Integer)]).ConfigureAwait(false);
        return audit;
    }

    /// <summary>The records of events that were set aside, and their ids.</summary>
    public async ValueTask<(SetAsideList List, List<long> Ids)> ReadSetAsideAsync(CancellationToken cancellationToken)
    {
        var records = ImmutableArray.CreateBuilder<EventsSetAside>();
        List<long> ids = [];
        await server.ReadAsync(server.Statements.SetAside, reader =>
        {
            records.Add(new EventsSetAside(NameAt(reader), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt32(5), AuditAt(reader, 6))
            {
                TakenBack = reader.IsDBNull(9) ? null : AuditAt(reader, 9),
            });
            ids.Add(reader.GetInt64(12));
        }, cancellationToken).ConfigureAwait(false);
        return (SetAsideList.Of(records.ToImmutable()), ids);
    }

    /// <summary>The records that a consumer goes on behind. One that doesn't costs no trip.</summary>
    public async ValueTask<SetAsideList> SetAsideForAsync(IPageConsumer consumer, CancellationToken cancellationToken)
        => (consumer.Tolerance & PageTolerance.SetAside) == 0 ? SetAsideList.Empty : (await ReadSetAsideAsync(cancellationToken).ConfigureAwait(false)).List;

    public static NpgsqlParameter[] Names(StreamId stream)
        => [Value(stream.Tenant, NpgsqlDbType.Text), Value(stream.Category, NpgsqlDbType.Text), Value(stream.Key, NpgsqlDbType.Text)];

    private static StreamId NameAt(NpgsqlDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetString(2));

    private StreamInfo Read(NpgsqlDataReader reader)
    {
        try
        {
            StreamInfo plain = new() { Stream = NameAt(reader), Version = reader.GetInt64(3), State = StoredState.Of(reader.GetInt32(4)) };
            return reader.IsDBNull(5) ? plain : plain with { Metadata = MetadataText.Read(reader.GetString(5)), MetadataRevision = reader.GetInt64(6), LastChange = AuditAt(reader, 7) };
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw Impossible(error);
        }
    }

    private Audit AuditAt(NpgsqlDataReader reader, int column)
    {
        try
        {
            return new Audit(reader.GetString(column), reader.GetString(column + 1), StoredTime.ToTime(reader.GetInt64(column + 2)));
        }
        catch (ArgumentException error)
        {
            throw Impossible(error);
        }
    }

    private StoreUnusableException Impossible(Exception error)
        => new(server.Location, "The database is damaged: what it says of a stream is impossible. Restore it from a backup.", error);
}
