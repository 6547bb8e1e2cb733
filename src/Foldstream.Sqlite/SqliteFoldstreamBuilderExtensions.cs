using Foldstream.Hosting;
using Foldstream.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Foldstream;

/// <summary>Chooses SQLite.</summary>
public static partial class SqliteFoldstreamBuilderExtensions
{
    /// <summary>Keeps the streams in a SQLite file, which is opened or created when the store is asked for first.</summary>
    /// <remarks>Subscriptions keep their checkpoints in a file beside it, <c>orders-read.db</c> for <c>orders.db</c>, unless <c>UseCheckpoints</c> names another.</remarks>
    /// <param name="builder">The builder that <c>AddFoldstream</c> hands out.</param>
    /// <param name="path">The file; a relative path is against the current directory. The full path is logged once.</param>
    /// <param name="options">How to open it; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> names no file, or is a connection string that says more than a file's name.</exception>
    /// <exception cref="StoreUnusableException">When the store is asked for: the file can't be opened, or is not a Foldstream database.</exception>
    public static FoldstreamBuilder UseSqlite(this FoldstreamBuilder builder, string path, SqliteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string file = SqlitePath.Resolve(path);
        return builder.UseStore(services => Open(services, file, options), _ => SqliteCheckpointStore.Open(ReadSideOf(file)));
    }

    /// <summary>Keeps the streams in the SQLite file that a section of the application's configuration names.</summary>
    /// <remarks>
    /// The section has <c>Path</c>, and may have <c>Durability</c> (<c>Full</c> or <c>Relaxed</c>), <c>BusyTimeout</c> (<c>00:00:10</c>),
    /// <c>RiskNetworkFileSystem</c> (<c>true</c> or <c>false</c>), and <c>Limits</c> and <c>ReaderLimits</c> with <c>MaxEventSize</c>, <c>MaxEventCount</c>, <c>MaxAppendSize</c> and <c>MaxMetadataSize</c>, each as in
    /// <see cref="SqliteOptions"/>. It is read when the store is asked for first, so that sources which are added later count too.
    /// </remarks>
    /// <param name="builder">The builder that <c>AddFoldstream</c> hands out.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Foldstream")</c>.</param>
    /// <exception cref="InvalidOperationException">When the store is asked for: the section is missing, or a setting in it is unknown or malformed; the message names its key.</exception>
    /// <exception cref="StoreUnusableException">When the store is asked for: the file can't be opened, or is not a Foldstream database.</exception>
    public static FoldstreamBuilder UseSqlite(this FoldstreamBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        return builder.UseStore(services =>
        {
            (string path, SqliteOptions options) = SqliteSettings.Read(section);
            return Open(services, path, options);
        }, _ => SqliteCheckpointStore.Open(ReadSideOf(SqlitePath.Resolve(SqliteSettings.Read(section).Item1))));
    }

    // Handlers must not hold up appends: their work and their checkpoints have a file beside the events.
    private static string ReadSideOf(string file) => Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "-read" + Path.GetExtension(file));

    private static SqliteEventStore Open(IServiceProvider services, string path, SqliteOptions? options)
    {
        SqliteEventStore store = SqliteEventStore.Open(path, options);
        if (services.GetService<ILogger<SqliteEventStore>>() is { } logger)
        {
            LogOpened(logger, store.Location);
        }

        return store;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Events are kept in {Path}.")]
    private static partial void LogOpened(ILogger logger, string path);
}
