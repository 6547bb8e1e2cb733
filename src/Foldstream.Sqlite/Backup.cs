using Foldstream.Stores;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>Copies a store's file by SQLite's own means.</summary>
internal static class Backup
{
    private const int PagesAtOnce = 1024;

    public static void Run(string path, string target, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (File.Exists(target) || Directory.Exists(target))
        {
            throw new IOException($"{target} is there already. Give a backup a name of its own.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new StoreUnusableException(target, $"The directory {Path.GetDirectoryName(target)} does not exist. Create it, or give another path.");
        }

        string partial = $"{target}.{Guid.NewGuid():N}.partial";
        try
        {
            Copy(path, partial, progress, cancellationToken);
            File.Move(partial, target, overwrite: false);
        }
        catch (SqliteFault e)
        {
            throw e.ToStoreUnusable(path, "The backup was not made.");
        }
        finally
        {
            foreach (string left in new[] { partial, partial + "-journal", partial + "-wal", partial + "-shm" })
            {
                File.Delete(left);
            }
        }
    }

    public static IReadOnlyList<string> FaultsOf(string path)
    {
        try
        {
            using SqliteConnection connection = SqliteConnection.Open(path, raw.SQLITE_OPEN_READONLY);
            using SqliteStatement check = connection.PrepareOnce("PRAGMA integrity_check");
            List<string> faults = [];
            while (check.Step())
            {
                if (check.Text(0) is not "ok" and var fault)
                {
                    faults.Add(fault);
                }
            }

            return faults;
        }
        catch (SqliteFault e)
        {
            return [e.Message];
        }
    }

    private static void Copy(string path, string partial, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection source = SqliteConnection.Open(path, raw.SQLITE_OPEN_READONLY);
        using SqliteConnection copy = SqliteConnection.Open(partial, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        copy.Execute("PRAGMA synchronous=FULL");

        // In one reading transaction the source stays as it is, however many appends come: otherwise each would make the copy begin anew.
        source.Execute("BEGIN");
        _ = source.QueryInt64("SELECT position FROM head");
        using (sqlite3_backup backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main"))
        {
            if (backup.IsInvalid)
            {
                throw SqliteFault.Of(copy.Handle, raw.sqlite3_errcode(copy.Handle));
            }

            int code;
            while ((code = raw.sqlite3_backup_step(backup, PagesAtOnce)) == raw.SQLITE_OK)
            {
                progress?.Report(1 - ((double)raw.sqlite3_backup_remaining(backup) / raw.sqlite3_backup_pagecount(backup)));
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (code != raw.SQLITE_DONE)
            {
                throw SqliteFault.Of(copy.Handle, code);
            }
        }

        source.Rollback();

        // The copy says that it is in WAL mode, and has no WAL: it is whole as it is.
        progress?.Report(1);
    }
}
