using System.Data.Common;
using Foldstream;
using Foldstream.Hosting;
using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Orders;

/// <summary>Where orders are kept: in a SQLite file, or in the PostgreSQL database of a connection string. Nothing else in the sample knows which.</summary>
internal sealed record Place(string? File, string? Connection)
{
    public const string DefaultFile = "orders.db";

    private string Path => File ?? DefaultFile;

    /// <summary>What is replayed from it is replayed from this.</summary>
    public string Kind => Connection is null ? "file" : "database";

    /// <summary>What names it on the command line; a connection string may hold a password and is not repeated.</summary>
    public string Arguments => Connection is null ? "" : " --store postgres --connection ...";

    /// <summary>For a container.</summary>
    public void Choose(FoldstreamBuilder builder)
    {
        if (Connection is null)
        {
            builder.UseSqlite(Path);
        }
        else
        {
            builder.UsePostgreSql(Connection);
        }
    }

    /// <summary>The database of the checkpoints, for what is kept beside them.</summary>
    public DbDataSource ReadSideOf(ICheckpointStore checkpoints)
        => checkpoints is SqliteCheckpointStore sqlite ? SqliteFactory.Instance.CreateDataSource(sqlite.ConnectionString) : NpgsqlDataSource.Create(Connection!);

    /// <summary>Opens the store, and makes it where there is none.</summary>
    public async ValueTask<IEventStore> OpenAsync(CancellationToken cancel)
        => Connection is null ? SqliteEventStore.Open(Path) : await PostgreSqlEventStore.OpenAsync(Connection, cancellationToken: cancel);

    /// <summary>Opens a store that must be there.</summary>
    public async ValueTask<IEventStore> OpenExistingAsync(CancellationToken cancel)
    {
        if (Connection is not null)
        {
            return await PostgreSqlEventStore.OpenAsync(Connection, new PostgreSqlOptions { ManagesSchema = false }, cancel);
        }

        return System.IO.File.Exists(Path)
            ? SqliteEventStore.Open(Path)
            : throw new FileNotFoundException($"There is no database {System.IO.Path.GetFullPath(Path)}. Run the sample once without arguments to make one.");
    }
}
