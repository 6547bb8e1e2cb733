using System.Globalization;

namespace Foldstream.PostgresServer;

/// <summary>A cluster in a temporary folder, on the loopback address and a port of its own, as long as this process lives.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly TiedProgram _server;

    private PostgresCluster(TiedProgram server, int port)
    {
        (_server, Port) = (server, port);
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=100;Include Error Detail=true");
    }

    /// <summary>The folder, with <c>data</c> and <c>log</c> in it.</summary>
    public string Folder => _server.Folder;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The superuser's, to the database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="settings">Further settings, <c>fsync=off</c> say.</param>
    public static async Task<PostgresCluster> StartAsync(params string[] settings)
    {
        string bin = PostgresBinaries.Folder ?? throw new InvalidOperationException(TestPostgres.Missing);
        string folder = Directory.CreateTempSubdirectory("foldstream-postgres-").FullName, data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        string[] user = await ServerUser.PrefixAsync(folder, data);
        await TiedProgram.RunAsync([.. user, Path.Combine(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
        int port = Loopback.FreePort();
        string[] all =
        [
            "listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={port}"), "unix_socket_directories=", "max_connections=300", .. settings,
        ];
        PostgresCluster cluster = new(TiedProgram.Start(folder, [.. user, Path.Combine(bin, "postgres"), "-D", data, .. all.SelectMany(setting => new[] { "-c", setting })]), port);
        await Loopback.WaitUntilReadyAsync(cluster.ConnectionString, cluster._server);
        return cluster;
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
