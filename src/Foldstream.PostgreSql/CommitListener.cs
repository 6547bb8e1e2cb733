using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>
/// Hears of other processes' commits over a connection of its own, from when somebody first waits until the store is disposed. When that connection is lost another one is made; in
/// between, and where none can be had, looking at the head row finds what it would have told.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="heard">Told that there is something to look at.</param>
internal sealed class CommitListener(Server server, Action heard) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposing = new();
    private Task? _listening;
    private bool _disposed;

    /// <summary>Begins to listen, if it has not.</summary>
    public void Start()
    {
        if (Volatile.Read(ref _listening) is not null)
        {
            return;
        }

        lock (_lock)
        {
            if (_listening is null && !_disposed)
            {
                using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                _listening = Task.Run(ListenAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        await _disposing.CancelAsync().ConfigureAwait(false);
        await (_listening ?? Task.CompletedTask).ConfigureAwait(false);
        _disposing.Dispose();
    }

    private async Task ListenAsync()
    {
        TimeSpan pause = FirstPause;
        while (!_disposing.IsCancellationRequested)
        {
            try
            {
                NpgsqlConnection connection = await server.OpenAsync(_disposing.Token).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    await ListenAsync(connection, () => pause = FirstPause).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or ObjectDisposedException)
            {
                // It was lost, or can't be had: a standby refuses, say.
            }

            try
            {
                await Task.Delay(pause, _disposing.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, Action begun)
    {
        connection.Notification += Hear;
        try
        {
            await RunAsync(connection, $"LISTEN {CommitNews.ChannelOf(server.Facts.StoreId)}", _disposing.Token).ConfigureAwait(false);
            begun();

            // What was committed while nobody listened.
            heard();
            while (true)
            {
                await connection.WaitAsync(_disposing.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The pool hands this connection to others, which have not asked to hear anything.
            await RunAsync(connection, "UNLISTEN *", CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            connection.Notification -= Hear;
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = new(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Hear(object sender, NpgsqlNotificationEventArgs e) => heard();
}
