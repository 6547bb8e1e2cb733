using Foldstream.Hosting;
using Foldstream.PostgreSql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Foldstream;

/// <summary>Chooses PostgreSQL.</summary>
public static partial class PostgreSqlFoldstreamBuilderExtensions
{
    /// <summary>Keeps the streams in a PostgreSQL database, which is connected to when the store is asked for first.</summary>
    /// <param name="builder">The builder that <c>AddFoldstream</c> hands out.</param>
    /// <param name="connectionString">As Npgsql understands it. Server, database and schema are logged once, without user and password.</param>
    /// <param name="options">How to open it; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    /// <exception cref="StoreUnusableException">When the store is asked for: the server can't be reached, or the database can't hold a store.</exception>
    public static FoldstreamBuilder UsePostgreSql(this FoldstreamBuilder builder, string connectionString, PostgreSqlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return builder.UseStore(services => Logged(services, PostgreSqlEventStore.Open(connectionString, options)),
            _ => PostgreSqlCheckpointStore.Open(connectionString, (options ?? new PostgreSqlOptions()).Schema, (options ?? new PostgreSqlOptions()).ManagesSchema));
    }

    /// <summary>Keeps the streams in the database of a data source, which the application goes on to own.</summary>
    /// <inheritdoc cref="UsePostgreSql(FoldstreamBuilder, string, PostgreSqlOptions?)"/>
    /// <param name="builder">The builder that <c>AddFoldstream</c> hands out.</param>
    /// <param name="source">Gives the connections.</param>
    /// <param name="options">How to open it; <see langword="null"/> for the defaults.</param>
    public static FoldstreamBuilder UsePostgreSql(this FoldstreamBuilder builder, NpgsqlDataSource source, PostgreSqlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        return builder.UseStore(services => Logged(services, PostgreSqlEventStore.Open(source, options)),
            _ => PostgreSqlCheckpointStore.Open(source, (options ?? new PostgreSqlOptions()).Schema, (options ?? new PostgreSqlOptions()).ManagesSchema));
    }

    /// <summary>Keeps the streams in the PostgreSQL database that a section of the application's configuration names.</summary>
    /// <remarks>
    /// The section has <c>ConnectionString</c>, and may have <c>Schema</c>, <c>ManagesSchema</c>, <c>PreparesStatements</c> and <c>NotifiesOfCommits</c> (<c>true</c> or <c>false</c>),
    /// <c>Durability</c> (<c>Full</c> or <c>Relaxed</c>), <c>LockTimeout</c>, <c>StatementTimeout</c>, <c>OutcomeTimeout</c> and <c>PollInterval</c> (<c>00:00:10</c>), and
    /// <c>Limits</c> and <c>ReaderLimits</c> with <c>MaxEventSize</c>, <c>MaxEventCount</c>, <c>MaxAppendSize</c> and <c>MaxMetadataSize</c>, each as in
    /// <see cref="PostgreSqlOptions"/>. It is read when the store is asked for first, so that sources which are added later count too.
    /// </remarks>
    /// <param name="builder">The builder that <c>AddFoldstream</c> hands out.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Foldstream")</c>.</param>
    /// <exception cref="InvalidOperationException">When the store is asked for: the section is missing, or a setting in it is unknown or malformed; the message names its key.</exception>
    /// <exception cref="StoreUnusableException">When the store is asked for: the server can't be reached, or the database can't hold a store.</exception>
    public static FoldstreamBuilder UsePostgreSql(this FoldstreamBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        return builder.UseStore(services =>
        {
            (string connectionString, PostgreSqlOptions options) = PostgreSqlSettings.Read(section);
            return Logged(services, PostgreSqlEventStore.Open(connectionString, options));
        }, _ =>
        {
            (string connectionString, PostgreSqlOptions options) = PostgreSqlSettings.Read(section);
            return PostgreSqlCheckpointStore.Open(connectionString, options.Schema, options.ManagesSchema);
        });
    }

    private static PostgreSqlEventStore Logged(IServiceProvider services, PostgreSqlEventStore store)
    {
        if (services.GetService<ILogger<PostgreSqlEventStore>>() is { } logger)
        {
            LogOpened(logger, store.Location);
            if (store.NotifiesInVain)
            {
                LogNotListening(logger);
            }
        }

        return store;
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Events are kept in {Database}.")]
    private static partial void LogOpened(ILogger logger, string database);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "NotifiesOfCommits is set, and this process can't listen: a proxy stands before the server, which gives each transaction another "
        + "session. It looks for events every PollInterval.")]
    private static partial void LogNotListening(ILogger logger);
}
