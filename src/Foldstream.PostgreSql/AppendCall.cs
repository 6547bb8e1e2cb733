using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>One of the calls that append, made ready on a connection. Used by one batch at a time.</summary>
/// <param name="call">The call, alone in its transaction.</param>
/// <param name="commit">Listens to the connection.</param>
/// <param name="floor">Takes the head that this process has seen.</param>
/// <param name="number">Takes the batch's number.</param>
internal sealed class AppendCall(NpgsqlBatch call, CommitWatch commit, NpgsqlParameter<long> floor, NpgsqlParameter<int> number) : IAsyncDisposable
{
    public Task PrepareAsync() => call.PrepareAsync();

    /// <summary>Sends the batch. When the answer comes, it is committed.</summary>
    /// <param name="seen">The head that this process has seen: the server's is not before it.</param>
    /// <param name="batch">The batch's number, which each of its pages gets.</param>
    /// <param name="time">How long the server may work on it. The client waits somewhat longer, and then ends a wait for standbys.</param>
    /// <returns>The head behind the batch, and for each item its position, or why it has none, and its stream's version.</returns>
    /// <exception cref="UnconfirmedCommitException">It is committed, and the server's standbys have not confirmed that.</exception>
    public async Task<(long Head, long[] Positions, long[] Versions)> SendAsync(long seen, int batch, TimeSpan time)
    {
        floor.TypedValue = seen;
        number.TypedValue = batch;
        call.Timeout = Statements.ClientTimeout(time);
        (long, long[], long[]) answer;
        NpgsqlDataReader reader = await call.ExecuteReaderAsync().ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync().ConfigureAwait(false);
            answer = (reader.GetInt64(0), reader.GetFieldValue<long[]>(1), reader.GetFieldValue<long[]>(2));

            // The row comes before the commit: only when the server has said that it is ready for the next is the batch written. What it says in between is
            // said of the commit.
            await reader.ReadAsync().ConfigureAwait(false);
            commit.Begin();
            while (await reader.NextResultAsync().ConfigureAwait(false))
            {
            }
        }

        commit.ThrowIfUnconfirmed();
        return answer;
    }

    public ValueTask DisposeAsync() => call.DisposeAsync();
}
