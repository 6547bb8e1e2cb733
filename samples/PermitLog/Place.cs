using Foldstream;
using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace PermitLog;

/// <summary>Where the log is stored: in a SQLite file, or, where a connection string is given, in the PostgreSQL database that it names.</summary>
internal sealed record Place(string File, string? Connection)
{
    // The rows of a case wait for each other, cases do not: the more appends are under way, the more of them share one commit. To a server
    // each reading has a connection of its own, of which it has a hundred for all, where nobody has set it up otherwise.
    public int CasesAtOnce => Connection is null ? 128 : 64;

    public async ValueTask<IEventStore> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Connection is null ? SqliteEventStore.Open(File) : await PostgreSqlEventStore.OpenAsync(Connection, cancellationToken: cancellationToken);
        }
        catch (ArgumentException error)
        {
            // What is no path or no connection string at all; the message ends with the name of a parameter, which is nothing to the person at the
            // command line. A connection string may hold a password and is not repeated.
            throw new StoreUnusableException(Connection is null ? $"'{File}'" : "--connection", error.Message.Split(" (Parameter")[0], error);
        }
    }
}
