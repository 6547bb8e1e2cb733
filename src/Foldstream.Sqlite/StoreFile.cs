using System.Globalization;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>Opens or creates the file, and gives the connection that writes to it.</summary>
internal static class StoreFile
{
    /// <summary>Beyond this the WAL is shortened when it starts anew.</summary>
    public const long WalSizeLimit = 64 << 20;

    /// <exception cref="StoreUnusableException">The file can't be a store; nothing was written to it.</exception>
    public static SqliteConnection Open(string path, SqliteOptions options) => Open(path, options, NetworkFileSystem.Of);

    /// <summary>The same, with another answer to which network file system a file lies on.</summary>
    internal static SqliteConnection Open(string path, SqliteOptions options, Func<string, string?> networkOf)
    {
        SqliteLibrary.Require(path);
        FileCheck.Check(path);
        if (!options.RiskNetworkFileSystem && networkOf(path) is { } network)
        {
            throw new StoreUnusableException(path, $"The file lies on a network file system ({network}). Locks are not kept there as SQLite needs them, and the file would be damaged sooner or later. "
                + $"Use a local disk. {nameof(SqliteOptions)}.{nameof(SqliteOptions.RiskNetworkFileSystem)} opens it all the same.");
        }

        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnection.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
            if (connection.IsReadOnly)
            {
                throw new StoreUnusableException(path, "The file is read-only. Allow writing to it, or give another path.");
            }

            connection.SetBusyTimeout(options.BusyTimeout);
            Schema.CreateOrCheck(connection, path);
            SetUp(connection, path, options);
            return connection;
        }
        catch (SqliteFault e)
        {
            connection?.Dispose();
            throw e.ToStoreUnusable(path);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private static void SetUp(SqliteConnection connection, string path, SqliteOptions options)
    {
        SwitchToWal(connection, path, options.BusyTimeout);
        connection.SetPragma(path, "synchronous", options.Durability == Durability.Full ? "2" : "1");

        // On macOS a plain fsync does not reach the disk; elsewhere these two change nothing.
        connection.SetPragma(path, "fullfsync", options.Durability == Durability.Full ? "1" : "0");
        connection.SetPragma(path, "checkpoint_fullfsync", "1");
        connection.SetPragma(path, "foreign_keys", "0");
        connection.SetPragma(path, "mmap_size", "0");
        connection.SetPragma(path, "temp_store", "2");

        // What is deleted is to be gone from the file: bytes that are free are overwritten at once, those that rows leave behind as they grow too.
        connection.SetPragma(path, "secure_delete", "1");
        connection.SetPragma(path, "cache_size", "-16000");

        // 16 MiB: pages that many appends touch are moved into the file once for all of them.
        connection.SetPragma(path, "wal_autocheckpoint", "4000");
        connection.SetPragma(path, "journal_size_limit", WalSizeLimit.ToString(CultureInfo.InvariantCulture));

        // From here on the writer waits by itself, in shorter steps than SQLite does.
        connection.SetBusyTimeout(TimeSpan.Zero);
    }

    private static void SwitchToWal(SqliteConnection connection, string path, TimeSpan busyTimeout)
    {
        // SQLite does not wait here by itself when another process switches or reads at the same moment.
        long start = Environment.TickCount64;
        while (connection.QueryText("PRAGMA journal_mode") != "wal")
        {
            try
            {
                connection.SetPragma(path, "journal_mode", "wal");
            }
            catch (SqliteFault e) when (e.IsBusy && Environment.TickCount64 - start < busyTimeout.TotalMilliseconds)
            {
                Thread.Sleep(Random.Shared.Next(1, 10));
            }
        }
    }
}
