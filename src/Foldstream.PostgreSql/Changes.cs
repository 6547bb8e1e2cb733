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
    // As many rows as an erasing transaction holds for some milliseconds.
    private const int MostErased = 1_000;

    /// <summary>Changes a stream.</summary>
    /// <param name="change">The change.</param>
    /// <param name="sent">The change as it was sent and not answered, since the connection was lost.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing was sent.</param>
    public async ValueTask<StreamInfo> ChangeAsync(StreamChange change, SentChange<SentStreamChange> sent, CancellationToken cancellationToken)
    {
        (long lowest, long highest) = AppendBatch.BoundsOf(change.Expected);
        while (true)
        {
            CancellationToken sending = sent.Request is null ? cancellationToken : CancellationToken.None;
            if (sent.Request is null)
            {
                (StreamInfo? found, long lastChange) = await rows.FindAsync(change.Stream, cancellationToken).ConfigureAwait(false);
                StreamInfo before = found ?? throw new StreamNotFoundException(change.Stream), after = before.With(change);
                if (ReferenceEquals(before, after))
                {
                    await ConfirmAsync(cancellationToken).ConfigureAwait(false);
                    return await EndAsync(before, cancellationToken).ConfigureAwait(false);
                }

                sent.Request = new SentStreamChange(after, lastChange);
            }

            (StreamInfo made, long last) = (sent.Request.After, sent.Request.LastChange);
            long version = await server.CallAsync<long>(server.Statements.ChangeStream, sending,
            [
                Value(server.Guard.Head, NpgsqlDbType.Bigint), .. StreamRows.Names(change.Stream), Value(lowest, NpgsqlDbType.Bigint), Value(highest, NpgsqlDbType.Bigint),
                Value(last, NpgsqlDbType.Bigint), Value(sent.Id, NpgsqlDbType.Uuid), Value((int)made.State, NpgsqlDbType.Integer), Value(MetadataText.Write(made.Metadata), NpgsqlDbType.Text),
                Value(made.MetadataRevision, NpgsqlDbType.Bigint), .. Columns(change.Audit),
            ]).ConfigureAwait(false);
            if (version > 0)
            {
                return await EndAsync(made with { Version = version }, CancellationToken.None).ConfigureAwait(false);
            }

            // It was not made, and can't be any more: the stream has gone on from what it was decided on. So it is decided anew.
            sent.Request = null;
        }
    }

    /// <summary>Sets the event at a position aside.</summary>
    /// <param name="position">The position.</param>
    /// <param name="audit">Who, and why.</param>
    /// <param name="sent">The record as it was sent and not answered, since the connection was lost.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing was sent.</param>
    public async ValueTask<EventsSetAside> SetAsideAsync(long position, Audit audit, SentChange<SentSetAside> sent, CancellationToken cancellationToken)
    {
        while (true)
        {
            CancellationToken sending = sent.Request is null ? cancellationToken : CancellationToken.None;
            if (sent.Request is null)
            {
                if ((await rows.ReadSetAsideAsync(cancellationToken).ConfigureAwait(false)).List.Find(position) is { } held)
                {
                    await ConfirmAsync(cancellationToken).ConfigureAwait(false);
                    return held;
                }

                (PassedEvents found, long first) = await EventsAtAsync(position, cancellationToken).ConfigureAwait(false);
                sent.Request = new SentSetAside(new EventsSetAside(found.Stream, found.FirstVersion, found.FirstPosition, found.Count, audit), first);
            }

            (EventsSetAside made, long page) = sent.Request;
            if (await server.CallAsync<bool>(server.Statements.SetEventsAside, sending,
            [
                Value(server.Guard.Head, NpgsqlDbType.Bigint), Value(position, NpgsqlDbType.Bigint), Value(page, NpgsqlDbType.Bigint), Value(made.FirstVersion, NpgsqlDbType.Bigint),
                Value(made.FirstPosition, NpgsqlDbType.Bigint), Value(made.Count, NpgsqlDbType.Integer), Value(sent.Id, NpgsqlDbType.Uuid), .. Columns(audit),
            ]).ConfigureAwait(false))
            {
                return made;
            }

            sent.Request = null;
        }
    }

    /// <summary>Takes the record back that covers a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="audit">Who takes it back, and why.</param>
    /// <param name="sent">The record that was sent to be taken back and not answered, since the connection was lost.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing was sent.</param>
    public async ValueTask<EventsSetAside?> TakeBackAsync(long position, Audit audit, SentChange<SentTakeBack> sent, CancellationToken cancellationToken)
    {
        while (true)
        {
            CancellationToken sending = sent.Request is null ? cancellationToken : CancellationToken.None;
            if (sent.Request is null)
            {
                (SetAsideList list, List<long> ids) = await rows.ReadSetAsideAsync(cancellationToken).ConfigureAwait(false);
                if (list.Find(position) is not { } held)
                {
                    await ConfirmAsync(cancellationToken).ConfigureAwait(false);
                    return null;
                }

                sent.Request = new SentTakeBack(held with { TakenBack = audit }, ids[list.Records.IndexOf(held)]);
            }

            (EventsSetAside made, long id) = sent.Request;
            if (await server.CallAsync<bool>(server.Statements.TakeBack, sending,
                [Value(server.Guard.Head, NpgsqlDbType.Bigint), Value(id, NpgsqlDbType.Bigint), Value(sent.Id, NpgsqlDbType.Uuid), .. Columns(audit)]).ConfigureAwait(false))
            {
                return made;
            }

            sent.Request = null;
        }
    }

    /// <summary>What was found done is as durable as what this call would have done: it may be of a call that ended without an answer.</summary>
    private async ValueTask ConfirmAsync(CancellationToken cancellationToken)
        => await server.CallAsync<bool>(server.Statements.Confirm, cancellationToken, Value(server.Guard.Head, NpgsqlDbType.Bigint)).ConfigureAwait(false);

    /// <summary>Ends a deletion, which others or an earlier call may have begun: empties the stream's rows, some at a time, while appends go on.</summary>
    private async ValueTask<StreamInfo> EndAsync(StreamInfo info, CancellationToken cancellationToken)
    {
        for (long? last = info.State == StreamState.Deleted ? long.MinValue : null; last is { } after;)
        {
            last = await server.CallAsync<long?>(server.Statements.Erase, cancellationToken,
                [.. StreamRows.Names(info.Stream), Value(after, NpgsqlDbType.Bigint), Value(MostErased, NpgsqlDbType.Integer)]).ConfigureAwait(false);
        }

        if (info.State == StreamState.Deleted)
        {
            // Another may have emptied the last rows, and not have waited until the standbys had that.
            await ConfirmAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return info;
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
            if (!row.IsOfDeleted && events.LastPosition >= position)
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
