using System.Collections.Immutable;
using System.Globalization;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;
using Npgsql;

namespace Foldstream.Torture.Restore;

/// <summary>Dumps that are restored into a database of another cluster, and base backups that become clusters of their own.</summary>
internal sealed class PostgresBackups : IBackupScene
{
    /// <summary>What it runs.</summary>
    public static readonly ImmutableArray<string> Programs = ["pg_dump", "pg_restore", "pg_basebackup"];

    private readonly PostgresCluster _cluster, _other;
    private readonly TemporaryFolder _folder = new();

    private PostgresBackups(PostgresCluster cluster, PostgresCluster other) => (_cluster, _other) = (cluster, other);

    public static async Task<PostgresBackups> StartAsync() => new(await PostgresCluster.StartAsync(), await PostgresCluster.StartAsync());

    public StoreAddress NewStore() => new(StoreKind.Postgres, _cluster.ConnectionString, TestPostgres.NewName("restore"));

    public Task<Restored> BackUpAndRestoreAsync(IEventStore store, StoreAddress address, int number, Plant plant)
        => plant == Plant.CopiesPieceByPiece ? CopyFilesAsync(address) : number % 2 == 0 ? DumpAsync(address, number) : BaseBackupAsync(address);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _other.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Restored> DumpAsync(StoreAddress address, int number)
    {
        string file = _folder.In("dump"), database = string.Create(CultureInfo.InvariantCulture, $"restored_{number}");
        await RunAsync("pg_dump", [.. To(_cluster), "-Fc", "-n", address.Schema, "-f", file, "postgres"]);
        await TestPostgres.ExecuteAsync($"CREATE DATABASE {database}", _other.ConnectionString);
        await RunAsync("pg_restore", [.. To(_other), "-d", database, "--exit-on-error", file]);
        string place = new NpgsqlConnectionStringBuilder(_other.ConnectionString) { Database = database }.ConnectionString;
        return new Restored(address with { Place = place }, "by pg_dump", async () => await TestPostgres.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)", _other.ConnectionString));
    }

    private async Task<Restored> BaseBackupAsync(StoreAddress address)
    {
        string folder = PostgresCluster.NewFolder();
        await RunAsync("pg_basebackup", [.. To(_cluster), "-D", PostgresCluster.DataIn(folder), "-c", "fast", "-X", "stream", "--no-sync"]);
        return await StartAsync(address, folder, "by pg_basebackup");
    }

    /// <summary>As people do it who copy what they see, and then talk the server into starting on it.</summary>
    private async Task<Restored> CopyFilesAsync(StoreAddress address)
    {
        string folder = PostgresCluster.NewFolder(), data = PostgresCluster.DataIn(folder);
        await OtherProgram.RunAsync("cp", "-a", _cluster.Data, folder);
        File.Delete(Path.Combine(data, "postmaster.pid"));
        foreach (string segment in Directory.GetFiles(Path.Combine(data, "pg_wal")))
        {
            File.Delete(segment);
        }

        await PostgresCluster.RunAsOwnerAsync(folder, "pg_resetwal", "-f", "-D", data);
        return await StartAsync(address, folder, "file by file");
    }

    private static async Task<Restored> StartAsync(StoreAddress address, string folder, string how)
    {
        await PostgresCluster.OwnAsync(folder);
        PostgresCluster cluster = await PostgresCluster.StartInAsync(folder, null);
        return new Restored(address with { Place = cluster.ConnectionString }, how, cluster.DisposeAsync);
    }

    private static string[] To(PostgresCluster cluster) => ["-h", "127.0.0.1", "-p", cluster.Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres"];

    private static Task RunAsync(string program, string[] arguments) => OtherProgram.RunAsync(PostgresBinaries.PathOf(program), arguments);
}
