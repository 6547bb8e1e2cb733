using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>
/// Changes what streams are, and sets events aside. What is to become of them is decided here, by what was read, and written by the server only if that still
/// holds; otherwise it is read and decided anew.
/// </summary>
internal sealed class Changes(Server server, StreamRows rows, StreamNames names)
{
    /// <summary>Changes a stream.</summary>
    /// <param name="change">The change.</param>
    /// <param name="sent">What was sent before and not answered, since the connection was lost: found again, it is the answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<StreamInfo> ChangeAsync(StreamChange change, StrongBox<StreamInfo?> sent, CancellationToken cancellationToken)
    {
        (long lowest, long highest) = AppendBatch.BoundsOf(change.Expected);
        while (true)
        {
            (StreamInfo? found, long lastChange) = await rows.FindAsync(change.Stream, cancellationToken).ConfigureAwait(false);
            if (found is not null && sent.Value is { } own && found == own with { Version = found.Version })
            {
                return found;
            }

            StreamInfo before = found ?? throw new StreamNotFoundException(change.Stream), after = before.With(change);
            if (ReferenceEquals(before, after))
            {
                return before;
            }

            sent.Value = after;
            long version = await server.CallAsync<long>(server.Statements.ChangeStream, cancellationToken,
            [
                Value(server.Guard.Head, NpgsqlDbType.Bigint), .. StreamRows.Names(change.Stream), Value(lowest, NpgsqlDbType.Bigint), Value(highest, NpgsqlDbType.Bigint),
                Value(lastChange, NpgsqlDbType.Bigint), Value((int)after.State, NpgsqlDbType.Integer), Value(MetadataText.Write(after.Metadata), NpgsqlDbType.Text),
                Value(after.MetadataRevision, NpgsqlDbType.Bigint), .. Columns(change.Audit),
            ]).ConfigureAwait(false);
            if (version > 0)
            {
                return after with { Version = version };
            }

            sent.Value = null;
        }
    }

    public async ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, CancellationToken cancellationToken)
    {
        while (true)
        {
            if ((await rows.ReadSetAsideAsync(cancellationToken).ConfigureAwait(false)).List.Find(position) is { } held)
            {
                return held;
            }

            (PassedEvents events, long page) = await EventsAtAsync(position, cancellationToken).ConfigureAwait(false);
            bool isMade = await server.CallAsync<bool>(server.Statements.SetEventsAside, cancellationToken,
            [
                Value(server.Guard.Head, NpgsqlDbType.Bigint), Value(position, NpgsqlDbType.Bigint), Value(page, NpgsqlDbType.Bigint), Value(events.FirstVersion, NpgsqlDbType.Bigint),
                Value(events.FirstPosition, NpgsqlDbType.Bigint), Value(events.Count, NpgsqlDbType.Integer), .. Columns(audit),
            ]).ConfigureAwait(false);
            if (isMade)
            {
                return new EventsSetAside(events.Stream, events.FirstVersion, events.FirstPosition, events.Count, audit);
            }
        }
    }

    /// <summary>Takes the record back that covers a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="audit">Who takes it back, and why.</param>
    /// <param name="sent">The id of the record that was sent to be taken back and not answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, StrongBox<long> sent, CancellationToken cancellationToken)
    {
        while (true)
        {
            (SetAsideList list, List<long> ids) = await rows.ReadSetAsideAsync(cancellationToken).ConfigureAwait(false);
            if (ids.IndexOf(sent.Value) is >= 0 and int own && list.Records[own].TakenBack == audit)
            {
                return list.Records[own];
            }

            if (list.Find(position) is not { } held)
            {
                return null;
            }

            long id = ids[list.Records.IndexOf(held)];
            sent.Value = id;
            if (await server.CallAsync<bool>(server.Statements.TakeBack, cancellationToken, [Value(server.Guard.Head, NpgsqlDbType.Bigint), Value(id, NpgsqlDbType.Bigint), .. Columns(audit)])
                .ConfigureAwait(false))
            {
                return held with { TakenBack = audit };
            }

            sent.Value = 0;
        }
    }

    private static NpgsqlParameter[] Columns(Audit audit)
        => [Value(audit.Actor, NpgsqlDbType.Text), Value(audit.Reason, NpgsqlDbType.Text), Value(StoredTime.Of(audit.Time), NpgsqlDbType.Bigint)];

    /// <summary>The event at a position, all of its page when that is damaged, and the page's first position.</summary>
    private async ValueTask<(PassedEvents Events, long Page)> EventsAtAsync(long position, CancellationToken cancellationToken)
    {
        PassedEvents? found = null;
        long first = 0;
        using PageRow row = new();
        await server.ReadAsync(server.Statements.PageAt, reader =>
        {
            row.Take(reader);
            StreamName name = names.Of(reader, row.Position);
            (PassedEvents events, first) = (row.EventsOf(name.Stream), row.Position);
            if (!row.IsDeleted && events.LastPosition >= position)
            {
                found = IsSound(row, name) ? events with { FirstVersion = events.FirstVersion + (position - first), FirstPosition = position, Count = 1 } : events;
            }
        }, cancellationToken, Value(position, NpgsqlDbType.Bigint)).ConfigureAwait(false);
        return found is { } there ? (there, first) : throw new ArgumentOutOfRangeException(nameof(position), position, "There is no event at the position.");
    }

    private bool IsSound(PageRow row, StreamName name)
    {
        try
        {
            row.Open(name.Stream, name.Seed, server.Options.ReaderLimits);
            return true;
        }
        catch (CorruptPageException)
        {
            return false;
        }
    }
}
