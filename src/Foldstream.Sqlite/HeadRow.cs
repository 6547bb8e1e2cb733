namespace Foldstream.Sqlite;

/// <summary>The row that holds the position of the newest event.</summary>
internal static class HeadRow
{
    public const string Select = "SELECT position FROM head WHERE id = 1";

    /// <exception cref="StoreUnusableException">The row is gone.</exception>
    public static long Read(SqliteStatement select, string location)
    {
        try
        {
            return select.Step()
                ? select.Int64(0)
                : throw new StoreUnusableException(location, "The database is damaged: it has lost its head row. Restore it from a backup.");
        }
        finally
        {
            select.Reset();
        }
    }
}
