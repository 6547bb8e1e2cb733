using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>What an error of Npgsql means to a store.</summary>
internal static class PostgresFault
{
    public const string NothingWritten = "Nothing was written.";

    /// <summary>
    /// Whether the server has said that the transaction is over and did not count. An error that ends the session may come behind the commit, and a
    /// broken connection says nothing.
    /// </summary>
    public static bool IsDefinite(Exception e)
        => e is PostgresException { InvariantSeverity: "ERROR" } server && !server.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>Whether the connection was lost, or had been all along: what only reads may be tried again over another one.</summary>
    public static bool IsLost(Exception e) => e is NpgsqlException { InnerException: not TimeoutException } && !IsDefinite(e);

    /// <summary>Whether the transaction lost against another one, and may win when it is tried again.</summary>
    public static bool IsRace(Exception e)
        => e is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>Whether one unit alone may be at fault, so that the others of its batch are tried without it.</summary>
    public static bool MayBeOfOne(Exception e) => e is PostgresException server && server.SqlState[..2] is "22" or "23" or "54" or "XX";

    /// <summary>The error that a caller gets.</summary>
    /// <param name="e">Of Npgsql.</param>
    /// <param name="location">Where the store is.</param>
    /// <param name="guard">Takes note when the log went backwards.</param>
    /// <param name="after">What to say behind it; empty for nothing.</param>
    public static StoreUnusableException ToStoreUnusable(Exception e, string location, LogGuard guard, string after = "")
    {
        if (e is PostgresException { SqlState: "FS002" } behind)
        {
            return guard.WentBackwards($"{behind.MessageText.TrimEnd('.')}, and this process has seen {guard.Head}");
        }

        string fault = e switch
        {
            PostgresException server => OfServer(server),
            UnconfirmedCommitException => e.Message,
            NpgsqlException { InnerException: TimeoutException } => "The server did not answer in time.",
            _ => $"The server can't be reached, or the connection was lost ({e.Message.TrimEnd('.')}).",
        };
        return new StoreUnusableException(location, $"{fault} {after}".TrimEnd(), e);
    }

    private static string OfServer(PostgresException e) => e.SqlState switch
    {
        "FS001" => "The database is damaged: it has lost its head row. Restore it from a backup.",
        "FS003" => $"It holds 65,535 event types, as many as a store can. {e.MessageText}",
        PostgresErrorCodes.LockNotAvailable => "Another session holds what an append needs, the head row most likely, for longer than LockTimeout. See pg_locks and pg_stat_activity for who it is.",
        PostgresErrorCodes.QueryCanceled => "The server gave up: a statement took longer than StatementTimeout, or someone cancelled it.",
        PostgresErrorCodes.InsufficientPrivilege => $"The role lacks a right ({e.MessageText}). Grant it what PostgreSqlSchema.WriterGrants(...), AdminGrants(...) or ReaderGrants(...) gives.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "The server only reads: it is a standby, or the role's transactions are read-only. Connect to the primary (Target Session Attributes=primary).",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn
            => $"The store's schema is not there, or not whole ({e.MessageText}). Run what PostgreSqlSchema.Script(...) gives.",
        PostgresErrorCodes.UniqueViolation => $"The database is damaged: what is to be written next is there already ({e.MessageText}). Restore it from a backup.",
        PostgresErrorCodes.DiskFull => "The server's disk is full.",
        PostgresErrorCodes.TooManyConnections => "The server takes no more connections (max_connections).",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => $"The database is damaged ({e.MessageText}). Restore it from a backup.",
        _ => $"The server refused with {e.SqlState}: {e.MessageText}.",
    };
}
