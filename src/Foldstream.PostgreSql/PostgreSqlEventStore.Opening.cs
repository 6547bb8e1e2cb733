using System.Data.Common;
using Npgsql;

namespace Foldstream.PostgreSql;

public sealed partial class PostgreSqlEventStore
{
    /// <summary>Opens the store in a database, and creates its schema where <see cref="PostgreSqlOptions.ManagesSchema"/> says so.</summary>
    /// <param name="connectionString">
    /// As Npgsql understands it. Where it says nothing else, connections are not reset between two uses, since the store leaves nothing in them.
    /// </param>
    /// <param name="options">How the store works; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The store. Dispose it, so that appends on their way are answered.</returns>
    /// <exception cref="ArgumentException">The text is no connection string, connections are multiplexed, or the store would write what it would then refuse to read.</exception>
    /// <exception cref="StoreUnusableException">The server can't be reached, or the database can't hold a store; the message says what to do.</exception>
    public static ValueTask<PostgreSqlEventStore> OpenAsync(string connectionString, PostgreSqlOptions? options = null, CancellationToken cancellationToken = default)
        => OpenAsync(SourceOf(connectionString), ownsSource: true, options, new SqlCalls(isAsync: true, cancellationToken));

    /// <summary>Opens the store in the database of a data source, which stays its owner's: dispose it behind the store.</summary>
    /// <inheritdoc cref="OpenAsync(string, PostgreSqlOptions?, CancellationToken)"/>
    /// <param name="source">Gives the connections: one for appends, one for each reading at the same time.</param>
    /// <param name="options">How the store works; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static ValueTask<PostgreSqlEventStore> OpenAsync(NpgsqlDataSource source, PostgreSqlOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return OpenAsync(source, ownsSource: false, options, new SqlCalls(isAsync: true, cancellationToken));
    }

    /// <summary>The same without a task, for containers.</summary>
    /// <inheritdoc cref="OpenAsync(string, PostgreSqlOptions?, CancellationToken)"/>
    public static PostgreSqlEventStore Open(string connectionString, PostgreSqlOptions? options = null)
        => Completed(OpenAsync(SourceOf(connectionString), ownsSource: true, options, new SqlCalls(isAsync: false, CancellationToken.None)));

    /// <summary>The same without a task, for containers.</summary>
    /// <inheritdoc cref="OpenAsync(NpgsqlDataSource, PostgreSqlOptions?, CancellationToken)"/>
    public static PostgreSqlEventStore Open(NpgsqlDataSource source, PostgreSqlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Completed(OpenAsync(source, ownsSource: false, options, new SqlCalls(isAsync: false, CancellationToken.None)));
    }

    private static async ValueTask<PostgreSqlEventStore> OpenAsync(NpgsqlDataSource source, bool ownsSource, PostgreSqlOptions? options, SqlCalls calls)
    {
        options ??= new PostgreSqlOptions();
        string location = ServerFacts.LocationOf(source, options.Schema);
        try
        {
            options.Limits.EnsureReadable(options.ReaderLimits);
            if (new NpgsqlConnectionStringBuilder(source.ConnectionString).Multiplexing)
            {
                throw new ArgumentException("Multiplexing shares a connection between commands, and a store needs one for each batch. Give it a data source without.", nameof(source));
            }

            NpgsqlConnection connection = await calls.OpenAsync(source).ConfigureAwait(false);
            try
            {
                Server server = new(source, ownsSource, options, await ServerFacts.ReadAsync(connection, options, location, calls).ConfigureAwait(false));
                object[] head = await calls.RowAsync(connection, server.Statements.Head).ConfigureAwait(false);
                server.Guard.Observe(head.Length == 0 ? throw server.HeadLost() : (long)head[0], floor: 0);
                return new PostgreSqlEventStore(server);
            }
            finally
            {
                connection.Dispose();
            }
        }
        catch (Exception e)
        {
            if (ownsSource)
            {
                source.Dispose();
            }

            if (e is NpgsqlException)
            {
                throw PostgresFault.ToStoreUnusable(e, location, new LogGuard(location));
            }

            throw;
        }
    }

    // Nothing in it was awaited, so this does not block.
    private static PostgreSqlEventStore Completed(ValueTask<PostgreSqlEventStore> opening)
        => opening.IsCompleted ? opening.GetAwaiter().GetResult() : throw new InvalidOperationException("An opening without tasks has waited for one.");

    private static NpgsqlDataSource SourceOf(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        NpgsqlConnectionStringBuilder settings = new(connectionString);

        // The store sets nothing for longer than a transaction: there is nothing to reset, and a proxy could not do it.
        if (!Says(connectionString, "NoResetOnClose"))
        {
            settings.NoResetOnClose = true;
        }

        NpgsqlSlimDataSourceBuilder builder = new(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        return builder.Build();
    }

    // Npgsql's own builder says yes to all that it could contain.
    private static bool Says(string connectionString, string keyword)
        => new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys!.Cast<string>()
            .Any(key => key.Replace(" ", "", StringComparison.Ordinal).Equals(keyword, StringComparison.OrdinalIgnoreCase));
}
