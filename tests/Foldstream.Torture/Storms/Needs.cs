using Foldstream.PostgresServer;

namespace Foldstream.Torture.Storms;

/// <summary>What storms need beside this program.</summary>
internal static class Needs
{
    /// <summary>A server, whichever.</summary>
    public static string? Server(StoreKind store) => store == StoreKind.Postgres && !TestPostgres.IsThere ? TestPostgres.Missing : null;

    /// <summary>The programs of a server that may be killed.</summary>
    public static string? OwnServer(StoreKind store)
        => store == StoreKind.Postgres && PostgresBinaries.Folder is null ? $"There are no programs of PostgreSQL here to start a server that may be killed, in PATH, /usr/lib/postgresql/*/bin or {PostgresBinaries.Variable}." : null;
}
