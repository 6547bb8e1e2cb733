namespace Foldstream.Sqlite;

/// <summary>Understands what people write to name the file: a path, or an ADO.NET connection string that says no more than the path.</summary>
internal static class SqlitePath
{
    private const string WriteThis = "Give the file's path, such as \"orders.db\".";

    private static readonly HashSet<string> FileKeys = new(StringComparer.OrdinalIgnoreCase) { "data source", "datasource", "filename" };

    // What other SQLite libraries take besides the file. A text that begins with none of these keys is a path, even with '=' in it.
    private static readonly HashSet<string> OtherKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "mode", "cache", "password", "foreign keys", "recursive triggers", "default timeout", "command timeout", "pooling", "vfs", "version",
        "uri", "fulluri", "journal mode", "synchronous", "read only", "max pool size", "page size", "cache size", "failifmissing", "new",
    };

    public static string Resolve(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string file = IsConnectionString(path) ? FileOf(path) : path;
        if (file.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"A SQLite store is a file, and ':memory:' is none. Use InMemoryEventStore to keep events in memory. {WriteThis}", nameof(path));
        }

        if (file.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"A 'file:' URI is not understood. {WriteThis}", nameof(path));
        }

        return string.IsNullOrWhiteSpace(file) || file.Contains('\0', StringComparison.Ordinal)
            ? throw new ArgumentException($"The path of the SQLite file is empty or malformed. {WriteThis}", nameof(path))
            : Path.GetFullPath(file);
    }

    private static bool IsConnectionString(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return false;
        }

        string key = text[..equals].Trim();
        return FileKeys.Contains(key) || OtherKeys.Contains(key);
    }

    private static string FileOf(string connectionString)
    {
        string? file = null;
        foreach (string part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? part : part[..equals].Trim();
            if (equals < 0 || !FileKeys.Contains(key))
            {
                // The value is not repeated: it may be a password.
                throw new ArgumentException(
                    $"The connection string says '{key}', which this store has no use for. Only the file can be named: \"Data Source=orders.db\". "
                    + $"{WriteThis} What else there is to choose stands in SqliteOptions.", nameof(connectionString));
            }

            file = part[(equals + 1)..].Trim().Trim('"', '\'');
        }

        return file ?? "";
    }
}
