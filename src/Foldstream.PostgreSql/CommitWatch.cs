using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>
/// Listens to what a server says while it commits. A wait for the standbys that someone or a time limit ends leaves a commit that counts, on that server alone, and
/// is answered like any other: only a warning tells. So a commit with a warning is none that was confirmed.
/// </summary>
internal sealed class CommitWatch : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private volatile string? _warning;

    public CommitWatch(NpgsqlConnection connection)
    {
        _connection = connection;
        connection.Notice += Hear;
    }

    /// <summary>Forgets what was said before: the statements have run, and what comes now is said of their commit.</summary>
    public void Begin() => _warning = null;

    /// <exception cref="UnconfirmedCommitException">The server has warned since <see cref="Begin"/>.</exception>
    public void ThrowIfUnconfirmed()
    {
        if (_warning is { } warning)
        {
            throw new UnconfirmedCommitException(warning);
        }
    }

    public void Dispose() => _connection.Notice -= Hear;

    private void Hear(object sender, NpgsqlNoticeEventArgs e)
    {
        if (e.Notice.InvariantSeverity == "WARNING")
        {
            _warning = e.Notice.MessageText;
        }
    }
}
