using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Foldstream.Stores;
using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>Appends units in transactions of the caller's, each by itself, and finds out what became of one whose answer was lost.</summary>
/// <param name="server">The server.</param>
/// <param name="seal">Gives the pages of a unit the store's ids for their event types, and adds those that the store lacks.</param>
/// <param name="answerHeld">Answers a unit of which streams hold appends already; those of the given batch are its own.</param>
/// <param name="findAudit">Says who closed or deleted a stream.</param>
/// <param name="committed">Told the head of each commit, before it is answered.</param>
internal sealed class TransactionAppender(Server server, Func<PendingUnit, ValueTask> seal, Func<PendingUnit, int, ValueTask> answerHeld,
    Func<StreamId, StreamState, ValueTask<Audit?>> findAudit, Action<long> committed)
{
    /// <summary>Writes a unit, or rolls the transaction back.</summary>
    public async Task<ImmutableArray<Appended>> AppendAsync(NpgsqlTransaction transaction, NpgsqlConnection connection, PendingUnit pending, CancellationToken cancellationToken)
    {
        OwnTransaction own = new(transaction, connection, server);

        // Stored with each page, it says later who wrote it.
        int number = Random.Shared.Next(1, int.MaxValue);
        Exception failure;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            server.Guard.ThrowIfStopped();
            await seal(pending).ConfigureAwait(false);
            await own.PrepareAsync(cancellationToken).ConfigureAwait(false);
            AppendBatch batch = new();
            batch.Fill([pending]);
            cancellationToken.ThrowIfCancellationRequested();
            (long head, long[] positions, long[] versions) = await own.CommitAsync(batch, number).ConfigureAwait(false);
            return Written(pending, head, positions, versions);
        }
        catch (NpgsqlOperationInProgressException e)
        {
            throw new InvalidOperationException("Another command of the transaction's connection is not over: close its reader first. The transaction goes on, and nothing was written.", e);
        }
        catch (Exception e) when (e is NpgsqlException fault ? !own.IsCallersFault(fault) : own.IsSent)
        {
            // An answer that can't be read is none either.
            failure = e;
        }
        catch
        {
            await OwnTransaction.EndAsync(transaction).ConfigureAwait(false);
            throw;
        }

        await OwnTransaction.EndAsync(transaction).ConfigureAwait(false);
        return own.IsSent && !PostgresFault.IsDefinite(failure)
            ? await FindOutAsync(own, pending, number, failure).ConfigureAwait(false)
            : await AnswerAsync(pending, number, failure).ConfigureAwait(false);
    }

    private ImmutableArray<Appended> Written(PendingUnit pending, long head, long[] positions, long[] versions)
    {
        for (int i = 0; i < pending.Unit.Length; i++)
        {
            StreamAppend append = pending.Unit[i];
            pending.Outcomes[i] = new Appended(append.Stream, append.AppendId, versions[i], positions[i] + append.Page.Count - 1, append.Page.Count, append.Time.ToUniversalTime());
            server.Guard.Wrote(pending.Outcomes[i].Position, append.AppendId.Value);
        }

        server.Guard.Observe(head, 0);
        committed(head);
        return [.. pending.Outcomes];
    }

    // The transaction is over, and did not count.
    private async Task<ImmutableArray<Appended>> AnswerAsync(PendingUnit pending, int number, Exception failure)
    {
        if (failure is not PostgresException { SqlState: "FS004" } refusal)
        {
            throw ToFoldstream(failure);
        }

        string[] parts = refusal.MessageText.Split(' ');
        int place = int.Parse(parts[0], CultureInfo.InvariantCulture) - 1;
        long reason = long.Parse(parts[1], CultureInfo.InvariantCulture);
        if (reason == AppendBatch.Held)
        {
            return await HeldAsync(pending, number).ConfigureAwait(false);
        }

        (StreamId stream, ExpectedVersion expected) = place < pending.Unit.Length
            ? (pending.Unit[place].Stream, pending.Unit[place].Expected)
            : (pending.Checks[place - pending.Unit.Length].Stream, pending.Checks[place - pending.Unit.Length].Expected);
        throw reason switch
        {
            AppendBatch.Closed => new StreamClosedException(stream, await TryFindAuditAsync(stream, StreamState.Closed).ConfigureAwait(false)),
            AppendBatch.Deleted => new StreamDeletedException(stream, await TryFindAuditAsync(stream, StreamState.Deleted).ConfigureAwait(false)),
            _ => new VersionConflictException(stream, expected, long.Parse(parts[2], CultureInfo.InvariantCulture)),
        };
    }

    private async ValueTask<Audit?> TryFindAuditAsync(StreamId stream, StreamState state)
    {
        try
        {
            return await findAudit(stream, state).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FoldstreamException or ObjectDisposedException)
        {
            // Nothing was written, whoever it was.
            return null;
        }
    }

    private async Task<ImmutableArray<Appended>> HeldAsync(PendingUnit pending, int number)
    {
        try
        {
            await SettleAsync().ConfigureAwait(false);
            await answerHeld(pending, number).ConfigureAwait(false);
            return [.. pending.Outcomes];
        }
        catch (Exception e) when (e is NpgsqlException or StoreUnusableException)
        {
            throw Unknown(pending, e);
        }
    }

    // The answer was lost with its connection. The server knows the transaction by its number, and so what became of it.
    private async Task<ImmutableArray<Appended>> FindOutAsync(OwnTransaction own, PendingUnit pending, int number, Exception failure)
    {
        Exception last = failure;
        for ((long start, int attempt) = (Stopwatch.GetTimestamp(), 1); failure is not UnconfirmedCommitException; attempt++)
        {
            string? status = "in progress";
            try
            {
                status = await StatusAsync(own).ConfigureAwait(false);
                if (status == "committed")
                {
                    return await CommittedAsync(pending, number).ConfigureAwait(false);
                }
            }
            catch (NpgsqlException e)
            {
                last = e;
            }
            catch (Exception e) when (e is StoreUnusableException or ObjectDisposedException)
            {
                throw Unknown(pending, e);
            }

            if (status == "aborted")
            {
                throw Unusable(failure);
            }

            if (status is null || Stopwatch.GetElapsedTime(start) >= server.Options.OutcomeTimeout)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(10 << Math.Min(attempt, 6), 500))).ConfigureAwait(false);
        }

        throw Unknown(pending, last);
    }

    // Where the number is another transaction's, since a standby took over that had not this one, the appends are not there.
    private async Task<ImmutableArray<Appended>> CommittedAsync(PendingUnit pending, int number)
    {
        long head = await SettleAsync().ConfigureAwait(false);
        if (!pending.Unit.IsEmpty)
        {
            await answerHeld(pending, number).ConfigureAwait(false);
        }

        foreach (Appended outcome in pending.Outcomes)
        {
            server.Guard.Wrote(outcome.Position, outcome.AppendId.Value);
        }

        committed(head);
        return [.. pending.Outcomes];
    }

    /// <returns><see langword="null"/> when the server can't tell: it has forgotten, or was promoted since, and the number is none of its own.</returns>
    private async Task<string?> StatusAsync(OwnTransaction own)
    {
        NpgsqlConnection connection = await server.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await server.VerifyAsync(connection).ConfigureAwait(false);
            NpgsqlCommand command = await server.CommandAsync(connection, $"SELECT CASE WHEN {OwnTransaction.SelectTimeline} = $2 THEN pg_xact_status($1::xid8) END", CancellationToken.None,
                Value(own.Id!, NpgsqlDbType.Text), Value(own.Timeline!, NpgsqlDbType.Text)).ConfigureAwait(false);
            await using (command.ConfigureAwait(false))
            {
                return await command.ExecuteScalarAsync().ConfigureAwait(false) as string;
            }
        }
    }

    /// <summary>Takes the head row's lock and commits, by a batch of nothing: what was seen before is on disk behind it.</summary>
    /// <returns>The head.</returns>
    private async Task<long> SettleAsync()
    {
        AppendBatch nothing = new();
        AppendConnection connection = await AppendConnection.OpenAsync(server, nothing).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return (await connection.CallFor([], nothing).SendAsync(server.Guard.Head, batch: 0, server.Options.StatementTimeout).ConfigureAwait(false)).Head;
        }
    }

    private FoldstreamException Unknown(PendingUnit pending, Exception failure)
    {
        Exception cause = failure is NpgsqlException ? PostgresFault.ToStoreUnusable(failure, server.Location, server.Guard) : failure;
        return pending.Unit.IsEmpty
            ? new StoreUnusableException(server.Location, $"It is not known whether the transaction was committed ({cause.Message}) Nothing was appended in it, so only what else it wrote can tell.", failure)
            : new AppendOutcomeUnknownException(pending.Unit[0].Stream, pending.Unit[0].AppendId, cause);
    }

    private Exception ToFoldstream(Exception failure) => failure is not PostgresException e ? Unusable(failure) : e.SqlState switch
    {
        "FS002" => new StoreUnusableException(server.Location, $"The server of the transaction is behind what this process has seen ({server.Guard.Head}): {e.MessageText} "
            + $"It is an old primary, or a restored copy. {PostgresFault.NothingWritten}", e),
        "FS005" => new ArgumentException($"{e.MessageText} Begin it with IsolationLevel.ReadCommitted. It was rolled back.", e),
        "FS006" => new ArgumentException($"{e.MessageText} The transaction was rolled back.", e),
        _ => Unusable(e),
    };

    private StoreUnusableException Unusable(Exception failure) => PostgresFault.ToStoreUnusable(failure, server.Location, server.Guard, PostgresFault.NothingWritten);
}
