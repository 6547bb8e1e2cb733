using System.Globalization;
using Npgsql;

namespace Foldstream.PostgresServer;

/// <summary>A proxy that gives each transaction another one of a few server connections.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private readonly TiedProgram _proxy;

    private PgBouncer(TiedProgram proxy, string connectionString) => (_proxy, ConnectionString) = (proxy, connectionString);

    /// <summary>Whether it is installed here.</summary>
    public static bool IsThere => PostgresBinaries.Find("pgbouncer") is not null;

    /// <summary>To the server, through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a proxy before a server on 127.0.0.1.</summary>
    /// <param name="connectionString">The server's.</param>
    /// <param name="poolSize">How many server connections there are.</param>
    public static async Task<PgBouncer> StartAsync(string connectionString, int poolSize)
    {
        NpgsqlConnectionStringBuilder server = new(connectionString);
        string folder = Directory.CreateTempSubdirectory("foldstream-pgbouncer-").FullName, settings = Path.Combine(folder, "pgbouncer.ini"), users = Path.Combine(folder, "users");
        int port = Loopback.FreePort();
        await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"\"\n");
        await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host={server.Host} port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {users}
            pool_mode = transaction
            default_pool_size = {poolSize}
            max_client_conn = 500

            """));
        string[] user = await ServerUser.PrefixAsync(folder, settings);
        PgBouncer proxy = new(TiedProgram.Start(folder, [.. user, PostgresBinaries.Find("pgbouncer")!, settings]),
            new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = port }.ConnectionString);
        await Loopback.WaitUntilReadyAsync(proxy.ConnectionString, proxy._proxy);
        return proxy;
    }

    /// <summary>Stops the proxy.</summary>
    public ValueTask DisposeAsync() => _proxy.DisposeAsync();
}
