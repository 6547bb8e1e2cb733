using System.Runtime.InteropServices;
using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>
/// Whether a connection's file is still the one at its path. On systems where an open file can be deleted or replaced, SQLite goes on
/// writing to the old one in WAL mode, and what is acknowledged then is nowhere when the store is opened the next time.
/// </summary>
internal static class FileIdentity
{
    private const int HasMovedCode = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>Asks SQLite, which asks the file system: a microsecond. False where it can't say, as on Windows, where open files stay.</summary>
    public static bool HasMoved(SqliteConnection connection)
        => FileControl(connection.Handle, 0, HasMovedCode, out int moved) == raw.SQLITE_OK && moved != 0;

    // SQLitePCLRaw has no such call; the library is the one that it has loaded.
    [DllImport(SqliteCalls.Library, EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 connection, nint database, int operation, out int argument);
}
