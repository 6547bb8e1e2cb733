using Foldstream.Hosting;
using Foldstream.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Foldstream;

/// <summary>Chooses SQLite.</summary>
public static partial class SqliteFoldstreamBuilderExtensions
{
    /// <summary>Keeps the streams in a SQLite file, which is opened or created when the store is asked for first.</summary>
    /// <param name="builder">The builder that <c>AddFoldstream</c> hands out.</param>
    /// <param name="path">The file; a relative path is against the current directory. The full path is logged once.</param>
    /// <param name="options">How to open it; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> names no file, or is a connection string that says more than a file's name.</exception>
    /// <exception cref="StoreUnusableException">When the store is asked for: the file can't be opened, or is not a Foldstream database.</exception>
    public static FoldstreamBuilder UseSqlite(this FoldstreamBuilder builder, string path, SqliteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string file = SqlitePath.Resolve(path);
        return builder.UseStore(services =>
        {
            SqliteEventStore store = SqliteEventStore.Open(file, options);
            if (services.GetService<ILogger<SqliteEventStore>>() is { } logger)
            {
                LogOpened(logger, store.Location);
            }

            return store;
        });
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Events are kept in {Path}.")]
    private static partial void LogOpened(ILogger logger, string path);
}
