using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>
/// Sends what waits, a batch at a time, over one connection. It works as long as anything waits; whoever comes first sends the first batch. An answer that
/// is lost with its connection is asked for again: the server knows the append ids, so a batch may be sent twice and is written once.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="seal">Gives the pages of a unit the store's ids for their event types, and adds those that the store lacks.</param>
/// <param name="answerHeld">Answers a unit of which streams hold appends already; those of the given batch are its own.</param>
/// <param name="findAudit">Says who closed or deleted a stream.</param>
/// <param name="committed">Told the head of each batch, before its units are answered.</param>
internal sealed partial class Appender(Server server, Func<PendingUnit, ValueTask> seal, Func<PendingUnit, int, ValueTask> answerHeld,
    Func<StreamId, StreamState, ValueTask<Audit?>> findAudit, Action<long> committed) : IAsyncDisposable
{
    private const int MostAttempts = 5;

    private readonly AppendQueue _queue = new();
    private readonly AppendBatch _batch = new();
    private readonly Returning _returning = new();
    private AppendConnection? _connection;
    private long _commitCount;
    private int _waiting;

    /// <summary>How many batches were committed.</summary>
    public long CommitCount => Interlocked.Read(ref _commitCount);

    /// <summary>Adds a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="isFirst">Whether nobody is at work, and the caller is to send what waits by <see cref="SendFirstAsync"/>; otherwise its answer comes by itself.</param>
    /// <returns>Whether the store still takes units.</returns>
    public bool TryAdd(PendingUnit unit, out bool isFirst) => _queue.TryAdd(unit, out isFirst);

    /// <summary>
    /// Sends what waits, the caller's unit with it, in the caller's own flow: a lone writer's append is handed to nobody and comes back from nobody. Those who came
    /// meanwhile are sent apart.
    /// </summary>
    public async ValueTask<ImmutableArray<Appended>> SendFirstAsync(PendingUnit unit)
    {
        List<PendingUnit> units = [];
        if (_queue.TryTake(units))
        {
            int answered = units.Count;
            await WriteAsync(units).ConfigureAwait(false);
            units.Clear();
            if (answered > 1 || _queue.TryTake(units))
            {
                GoOn(units, answered);
            }
        }

        return await unit.Answer.ConfigureAwait(false);
    }

    /// <summary>Takes no more units, and ends when those that wait are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.CloseAsync().ConfigureAwait(false);
        await DropAsync().ConfigureAwait(false);
    }

    private void GoOn(List<PendingUnit> units, int answered)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            _ = WorkAsync(units, answered);
            return;
        }

        // What the caller's flow carries (a trace, say) is not that of those who come behind.
        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        _ = WorkAsync(units, answered);
    }

    private async Task WorkAsync(List<PendingUnit> units, int answered)
    {
        do
        {
            if (units.Count > 0)
            {
                answered = units.Count;
                await WriteAsync(units).ConfigureAwait(false);
                units.Clear();
            }

            await _returning.AwaitAsync(_queue, _waiting, answered).ConfigureAwait(false);
        }
        while (_queue.TryTake(units));
    }

    private async Task WriteAsync(List<PendingUnit> units)
    {
        try
        {
            await SealAsync(units).ConfigureAwait(false);
            if (units.Count > 0)
            {
                await SendAsync(units).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            // Whatever happens to one batch, each of its units is answered, and the next is sent.
            Fail(units, e is FoldstreamException ? e : new StoreUnusableException(server.Location, $"The append failed. {PostgresFault.NothingWritten}", e));
        }
        finally
        {
            _batch.Clear();
            _connection?.Forget();
        }
    }

    // Once for each event type of a store. A unit whose types can't be added fails by itself.
    private async ValueTask SealAsync(List<PendingUnit> units)
    {
        for (int i = 0; i < units.Count; i++)
        {
            if (units[i].IsSealed)
            {
                continue;
            }

            try
            {
                await seal(units[i]).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                units[i].Failure = e is FoldstreamException ? e : PostgresFault.ToStoreUnusable(e, server.Location, server.Guard, PostgresFault.NothingWritten);
                units[i].Tell();
                units.RemoveAt(i--);
            }
        }
    }

    private async Task SendAsync(List<PendingUnit> units)
    {
        // Stored with each page, it says later who wrote it.
        int batch = Random.Shared.Next(1, int.MaxValue);
        long firstFailure = 0;
        Exception? lost = null;
        for (int attempt = 1; ; attempt++)
        {
            Exception failure;
            bool isSent = false;
            try
            {
                server.Guard.ThrowIfStopped();
                AppendConnection connection = _connection ??= await AppendConnection.OpenAsync(server, _batch).ConfigureAwait(false);
                AppendCall call = connection.CallFor(units, _batch);
                isSent = true;
                TimeSpan time = lost is null ? server.Options.StatementTimeout : Remaining(firstFailure);
                (long head, long[] positions, long[] versions) = await call.SendAsync(server.Guard.Head, batch, time).ConfigureAwait(false);
                await AnswerAsync(units, head, positions, versions, batch).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException e)
            {
                failure = e;
            }
            catch (StoreUnusableException e) when (lost is not null)
            {
                FailUnknown(units, e);
                return;
            }
            catch (Exception e) when (isSent || lost is not null)
            {
                // Whatever this is, the server may have written the batch.
                FailUnknown(units, new StoreUnusableException(server.Location, "The appends were sent, and what came back could not be read.", e));
                await DropAsync().ConfigureAwait(false);
                return;
            }

            bool isDefinite = PostgresFault.IsDefinite(failure);
            if (!isDefinite)
            {
                await DropAsync().ConfigureAwait(false);
            }

            if (lost is null && (isDefinite || !isSent))
            {
                // A connection of the pool may have been lost long ago.
                if (attempt < MostAttempts && (PostgresFault.IsRace(failure) || PostgresFault.IsLost(failure)))
                {
                    continue;
                }

                if (units.Count > 1 && PostgresFault.MayBeOfOne(failure))
                {
                    await SendOneByOneAsync(units).ConfigureAwait(false);
                    return;
                }

                Fail(units, PostgresFault.ToStoreUnusable(failure, server.Location, server.Guard, PostgresFault.NothingWritten));
                return;
            }

            // From here on the first batch may still be on its way. Only the server's answer to the same ids ends that.
            lost ??= failure;
            firstFailure = firstFailure == 0 ? Stopwatch.GetTimestamp() : firstFailure;
            if (failure is PostgresException { SqlState: "FS002" } || Stopwatch.GetElapsedTime(firstFailure) >= server.Options.OutcomeTimeout)
            {
                FailUnknown(units, PostgresFault.ToStoreUnusable(failure, server.Location, server.Guard));
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(10 << Math.Min(attempt, 6), 500))).ConfigureAwait(false);
        }
    }

    private TimeSpan Remaining(long firstFailure)
    {
        double remaining = (server.Options.OutcomeTimeout - Stopwatch.GetElapsedTime(firstFailure)).TotalSeconds;
        return TimeSpan.FromSeconds(Math.Clamp(remaining, 0, server.Options.StatementTimeout.TotalSeconds));
    }

    // One of them can't be written. Which, only trying tells.
    private async Task SendOneByOneAsync(List<PendingUnit> units)
    {
        foreach (PendingUnit unit in units)
        {
            List<PendingUnit> one = [unit];
            try
            {
                await SendAsync(one).ConfigureAwait(false);
            }
            catch (FoldstreamException e)
            {
                Fail(one, e);
            }
        }
    }

    private async ValueTask DropAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            try
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            catch (NpgsqlException)
            {
                // It is being dropped because it is broken.
            }
        }
    }
}
