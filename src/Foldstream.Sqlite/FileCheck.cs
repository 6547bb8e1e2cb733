using System.Globalization;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>
/// Looks at a file before the store opens it, so that nothing is ever written to, or beside, a file that is not a store. SQLite itself
/// does the looking, without locks and without the WAL: a file opened by any other means would, when it is closed again, take with it
/// all locks that this process holds on it (POSIX locks belong to the process, not to the handle).
/// </summary>
internal static class FileCheck
{
    private const int HeaderLength = 100, MostLooks = 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(30);

    /// <summary>Checks that the path can be a store: a file that is absent or empty, or one with a store's mark.</summary>
    /// <exception cref="StoreUnusableException">It is something else; the message says what.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StoreUnusableException(path, "This is a directory. Give the path of a file in it.");
        }

        if (Path.GetDirectoryName(path) is { } directory && !Directory.Exists(directory))
        {
            throw new StoreUnusableException(path, $"The directory {directory} does not exist. Create it, or give another path.");
        }

        if (!IsFilled(path))
        {
            return;
        }

        // What is wrong may be another process's store in the making, seen between two of its steps: then it is right a moment later.
        for (int looks = 0; FaultNow(path) is { } fault; looks++)
        {
            if (looks == MostLooks)
            {
                throw fault;
            }

            Thread.Sleep(BetweenLooks);
        }
    }

    private static StoreUnusableException? FaultNow(string path)
    {
        // A journal belongs to a transaction that is under way or was cut off, and the WAL may hold what the main file still lacks: then
        // only SQLite's real opening can judge, and the schema is checked again behind it.
        bool unsettled = IsFilled(path + "-journal");
        try
        {
            string? fault = FaultOf(path);
            unsettled |= IsFilled(path + "-journal");
            return fault is not null && !unsettled ? new StoreUnusableException(path, fault) : null;
        }
        catch (SqliteFault e)
        {
            return e.Kind == raw.SQLITE_CORRUPT && (unsettled || IsFilled(path + "-wal")) ? null : e.ToStoreUnusable(path);
        }
    }

    private static string? FaultOf(string path)
    {
        // SQLite takes some files that are shorter than its header for empty databases.
        if (new FileInfo(path).Length is < HeaderLength and var size)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"The file has {size} bytes: it is not a SQLite database, or was truncated. Restore it from a backup, or give the path of another file.");
        }

        using SqliteConnection connection = SqliteConnection.OpenImmutable(path);

        // In WAL mode, too, the main file has the mark: it gets it before the first switch to WAL.
        if ((uint)connection.QueryInt64("PRAGMA application_id") != Schema.ApplicationId)
        {
            return Schema.Foreign;
        }

        long version = connection.QueryInt64("PRAGMA user_version");
        if (version > Schema.Version)
        {
            return Schema.Newer(version);
        }

        long expected = connection.QueryInt64("PRAGMA page_count") * connection.QueryInt64("PRAGMA page_size");
        long length = new FileInfo(path).Length;
        return length < expected && !IsFilled(path + "-wal")
            ? string.Create(CultureInfo.InvariantCulture,
                $"The database is damaged or truncated: it has {length:N0} bytes of {expected:N0}. Restore it from a backup.")
            : null;
    }

    private static bool IsFilled(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };
}
