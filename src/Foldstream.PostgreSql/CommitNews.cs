using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>
/// Tells other processes of commits, behind them and apart from them: a notification within an append would make all commits of the server take turns.
/// One is on its way at a time, and what is committed meanwhile is told by the next.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="pause">How long at least lies between two notifications.</param>
internal sealed class CommitNews(Server server, TimeSpan pause) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposing = new();
    private Task _telling = Task.CompletedTask;
    private bool _isTelling, _hasMore, _disposed;
    private long _head, _count;

    /// <summary>How many notifications were sent.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The channel of a store. Anybody who may connect may listen and notify there, so a notification says nothing but to look.</summary>
    public static string ChannelOf(Guid storeId) => $"foldstream_{storeId:N}";

    /// <summary>Something was committed. It waits for nothing.</summary>
    /// <param name="head">The head behind it. One that was told of before is no news: the commit has written nothing.</param>
    public void Tell(long head)
    {
        lock (_lock)
        {
            if (head <= _head)
            {
                return;
            }

            (_head, _hasMore) = (head, true);
            if (!_isTelling && !_disposed)
            {
                _isTelling = true;
                using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                _telling = Task.Run(TellAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task telling;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            telling = _telling;
        }

        await _disposing.CancelAsync().ConfigureAwait(false);
        await telling.ConfigureAwait(false);
        _disposing.Dispose();
    }

    private async Task TellAsync()
    {
        while (true)
        {
            lock (_lock)
            {
                // What came last before a disposal is told too.
                if (!_hasMore)
                {
                    _isTelling = false;
                    return;
                }

                _hasMore = false;
            }

            try
            {
                await SendAsync().ConfigureAwait(false);
                await Task.Delay(pause, _disposing.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or ObjectDisposedException)
            {
                // Who listens looks by itself, somewhat later.
            }
        }
    }

    private async Task SendAsync()
    {
        NpgsqlConnection connection = await server.OpenAsync(CancellationToken.None).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlBatch batch = server.Statements.Batch(connection, server.Options.StatementTimeout);
            await using (batch.ConfigureAwait(false))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, '')")
                {
                    Parameters = { Value(ChannelOf(server.Facts.StoreId), NpgsqlDbType.Text) },
                });
                await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
                Interlocked.Increment(ref _count);
            }
        }
    }
}
