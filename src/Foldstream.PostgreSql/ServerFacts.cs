using System.Globalization;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>What a server says of itself when a store is opened.</summary>
internal sealed record ServerFacts
{
    /// <summary>The server's identity; null where the role may not see it.</summary>
    public const string SelectIdentity = """
        SELECT CASE WHEN has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') THEN (SELECT system_identifier FROM pg_control_system()) END
        """;

    private const int OldestVersion = 130000;

    private const string Select = """
        SELECT current_setting('fsync'), current_setting('server_version_num')::integer, current_setting('server_encoding'),
            current_setting('default_transaction_isolation'), pg_backend_pid(), current_setting('server_version'),
            (SELECT d.oid::bigint FROM pg_catalog.pg_database d WHERE d.datname = current_database())
        """;

    public required string Location { get; init; }

    public required ServerIdentity Identity { get; init; }

    public required Guid StoreId { get; init; }

    /// <summary>The database's own number within the server, which a copy of it has not.</summary>
    public required long DatabaseId { get; init; }

    /// <summary>Whether the connection leads to the server itself. A proxy answers with a number of its own for the process that serves.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>Whether transactions must be told to be READ COMMITTED.</summary>
    public required bool SetsIsolation { get; init; }

    /// <summary>Looks at the server, creates or checks the schema, and reads what identifies the store.</summary>
    /// <exception cref="StoreUnusableException">The server or the schema can't hold a store.</exception>
    public static async ValueTask<ServerFacts> ReadAsync(NpgsqlConnection connection, PostgreSqlOptions options, string location, SqlCalls calls)
    {
        object[] facts = await calls.RowAsync(connection, Select).ConfigureAwait(false);
        if ((string)facts[0] == "off")
        {
            throw new StoreUnusableException(location, "The server runs with fsync=off: a power cut or a crash of its machine would leave a damaged database, not only a shorter one. "
                + "Set fsync=on; for speed at the price of the newest appends there is Durability.Relaxed.");
        }

        if ((int)facts[1] < OldestVersion)
        {
            throw new StoreUnusableException(location, $"The server is PostgreSQL {facts[5]}, and this build needs {OldestVersion / 10000} or newer.");
        }

        if ((string)facts[2] != "UTF8")
        {
            throw new StoreUnusableException(location, $"The database's encoding is {facts[2]}, which can't hold every key. Create one with ENCODING 'UTF8'.");
        }

        await SchemaSetup.CreateOrCheckAsync(connection, options, location, calls).ConfigureAwait(false);
        Statements statements = new(options.Schema, setsIsolation: false);
        object[] identity = await calls.RowAsync(connection, SelectIdentity).ConfigureAwait(false);
        object[] store = await calls.RowAsync(connection, statements.StoreId).ConfigureAwait(false);
        return store.Length == 0
            ? throw new StoreUnusableException(location, "The database is damaged: it has lost the store's id. Restore it from a backup.")
            : new ServerFacts
            {
                Location = location,
                Identity = new ServerIdentity(identity[0] is long id ? id : 0),
                StoreId = (Guid)store[0],
                DatabaseId = (long)facts[6],
                IsDirect = (int)facts[4] == connection.ProcessID,
                SetsIsolation = (string)facts[3] != "read committed",
            };
    }

    /// <summary>Where a data source leads, without a secret.</summary>
    public static string LocationOf(NpgsqlDataSource source, string schema)
    {
        NpgsqlConnectionStringBuilder settings = new(source.ConnectionString);
        string host = settings.Host?.Contains(',', StringComparison.Ordinal) == true || settings.Host?.Contains(':', StringComparison.Ordinal) == true || settings.Host?.StartsWith('/') == true
            ? settings.Host
            : string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}");
        return $"{host}/{settings.Database ?? settings.Username}/{schema}";
    }
}
