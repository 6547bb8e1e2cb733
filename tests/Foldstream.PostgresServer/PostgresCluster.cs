using System.Diagnostics;
using System.Globalization;

namespace Foldstream.PostgresServer;

/// <summary>A cluster in a temporary folder, on the loopback address and a port of its own, as long as this process lives.</summary>
public sealed partial class PostgresCluster : IAsyncDisposable
{
    private const int MostGoneChecks = 2_000, EmptyLists = 4;

    private readonly TiedProgram _server;

    private PostgresCluster(TiedProgram server, int port)
    {
        (_server, Port) = (server, port);
        ConnectionString = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=100;Include Error Detail=true");
    }

    /// <summary>The folder, with <c>data</c> and <c>log</c> in it.</summary>
    public string Folder => _server.Folder;

    /// <summary>The cluster's own files.</summary>
    public string Data => DataIn(Folder);

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The superuser's, to the database <c>postgres</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>What the server has said.</summary>
    public string Log => _server.Log;

    /// <summary>Whether a process of the server is there.</summary>
    public bool IsRunning => Processes().Count > 0;

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="settings">Further settings, <c>fsync=off</c> say.</param>
    public static async Task<PostgresCluster> StartAsync(params string[] settings)
    {
        string folder = NewFolder();
        await InitAsync(folder);
        return await StartInAsync(folder, null, settings);
    }

    /// <summary>A folder for a cluster.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("foldstream-postgres-").FullName;

    /// <summary>Where a cluster's files are in its folder.</summary>
    public static string DataIn(string folder) => Path.Combine(folder, "data");

    /// <summary>Makes the files of a cluster that is not started.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="options">Further options of <c>initdb</c>.</param>
    public static Task InitAsync(string folder, params string[] options)
        => MakeAsync(folder, (user, data) => TiedProgram.RunAsync([.. user, PostgresBinaries.PathOf("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C", .. options]));

    /// <summary>Gives the files of a cluster that were put in its folder to the user that servers run as.</summary>
    public static async Task OwnAsync(string folder)
    {
        string data = DataIn(folder);
        await ServerUser.OwnAsync(data);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs one of PostgreSQL's programs as that user.</summary>
    /// <param name="folder">The folder of the cluster that it works on.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task RunAsOwnerAsync(string folder, string program, params string[] arguments)
    {
        string[] user = await ServerUser.PrefixAsync(folder, DataIn(folder));
        await TiedProgram.RunAsync([.. user, PostgresBinaries.PathOf(program), .. arguments]);
    }

    /// <summary>Starts the cluster whose files are in a folder, which is removed when the cluster ends.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="environment">What the server's processes find in their environment; <see langword="null"/> for nothing else than this process.</param>
    /// <param name="settings">Further settings.</param>
    public static async Task<PostgresCluster> StartInAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] settings)
    {
        string[] user = await ServerUser.PrefixAsync(folder, DataIn(folder));
        int port = Loopback.FreePort();
        string[] all =
        [
            "listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={port}"), "unix_socket_directories=", "max_connections=300", .. settings,
        ];
        PostgresCluster cluster = new(
            TiedProgram.Start(folder, [.. user, PostgresBinaries.PathOf("postgres"), "-D", DataIn(folder), .. all.SelectMany(setting => new[] { "-c", setting })], environment), port);
        try
        {
            await Loopback.WaitUntilReadyAsync(cluster.ConnectionString, cluster._server, cluster.Data);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends all processes of the server at once by SIGKILL, and waits until they are gone.</summary>
    public async Task KillAsync()
    {
        // What a process has begun just now that is killed, a list may not have yet.
        for (int i = 0, empty = 0; i < MostGoneChecks; i++)
        {
            List<Process> left = Processes();
            empty = left.Count == 0 ? empty + 1 : 0;
            if (empty == EmptyLists)
            {
                return;
            }

            foreach (Process process in left)
            {
                TryKill(process);
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException("The server's processes don't end.");
    }

    /// <summary>Kills one of the server's processes: a backend, so that the server restarts itself.</summary>
    /// <param name="id">Its process id.</param>
    public void KillOne(int id)
    {
        foreach (Process process in Processes())
        {
            if (process.Id == id)
            {
                TryKill(process);
            }
        }
    }

    /// <summary>Stops the server.</summary>
    /// <param name="mode"><c>smart</c>, <c>fast</c>, or <c>immediate</c>: without a checkpoint, as in a crash.</param>
    public async Task StopAsync(string mode)
    {
        string[] user = await ServerUser.PrefixAsync(Folder, Data);
        await TiedProgram.RunAsync([.. user, PostgresBinaries.PathOf("pg_ctl"), "stop", "-D", Data, "-m", mode, "-w", "-s"]);
        for (int i = 0; IsRunning && i < MostGoneChecks; i++)
        {
            await Task.Delay(2);
        }
    }

    /// <summary>Starts the server again that was stopped or killed.</summary>
    public async Task StartAgainAsync()
    {
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        _server.StartAgain();
        await Loopback.WaitUntilReadyAsync(ConnectionString, _server, Data);
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task MakeAsync(string folder, Func<string[], string, Task> make)
    {
        string data = DataIn(folder);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await make(await ServerUser.PrefixAsync(folder, data), data);
    }

    // The server and its processes are those that stand in its folder.
    private List<Process> Processes()
    {
        List<Process> found = [];
        foreach (string place in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(place), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && StandsIn(place, Data))
            {
                try
                {
                    found.Add(Process.GetProcessById(id));
                }
                catch (ArgumentException)
                {
                    // It has ended since.
                }
            }
        }

        return found;
    }

    private static bool StandsIn(string place, string folder)
    {
        try
        {
            return new FileInfo(Path.Combine(place, "cwd")).LinkTarget == folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended since, or is somebody else's.
            return false;
        }
    }

    private static void TryKill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }
}
