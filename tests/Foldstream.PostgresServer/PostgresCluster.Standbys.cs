using System.Globalization;

namespace Foldstream.PostgresServer;

public sealed partial class PostgresCluster
{
    private string Apart => ConnectionString + ";Pooling=false";

    /// <summary>Copies this cluster as it is now, and starts the copy.</summary>
    /// <param name="follows">Whether the copy is a standby that takes over what is committed here from now on; otherwise it is a restored backup, and a server of its own.</param>
    public Task<PostgresCluster> CopyAsync(bool follows)
        => StartAsync((user, data) => TiedProgram.RunAsync(
            [.. user, PostgresBinaries.PathOf("pg_basebackup"), "-d", string.Create(CultureInfo.InvariantCulture, $"host=127.0.0.1 port={Port} user=postgres"), "-D", data,
                "-X", "stream", "-c", "fast", "--no-sync", .. follows ? ["-R"] : Array.Empty<string>()]), []);

    /// <summary>Makes the standby a primary.</summary>
    public Task PromoteAsync() => TestPostgres.QueryAsync("SELECT pg_promote(true, 60)", Apart);

    /// <summary>Waits until the standby has all that is committed on its primary by now.</summary>
    public async Task CatchUpAsync(PostgresCluster primary)
    {
        string committed = (string)(await TestPostgres.QueryAsync("SELECT pg_current_wal_flush_lsn()::text", primary.Apart))!;
        while (!Equals(await TestPostgres.QueryAsync($"SELECT pg_last_wal_replay_lsn() >= '{committed}'", Apart), true))
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Cuts the standby off from its primary: from now on it lags.</summary>
    public async Task FallBehindAsync()
    {
        await TestPostgres.ExecuteAsync("ALTER SYSTEM SET primary_conninfo = ''", Apart);
        await TestPostgres.ExecuteAsync("SELECT pg_reload_conf()", Apart);
        while (!Equals(await TestPostgres.QueryAsync("SELECT count(*) FROM pg_stat_wal_receiver", Apart), 0L))
        {
            await Task.Delay(20);
        }
    }

    private static async Task<PostgresCluster> StartAsync(Func<string[], string, Task> make, string[] settings)
    {
        string folder = NewFolder();
        await MakeAsync(folder, make);
        return await StartInAsync(folder, null, settings);
    }
}
