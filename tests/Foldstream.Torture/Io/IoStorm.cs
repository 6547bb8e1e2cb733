using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Io;

/// <summary><c>io</c>: each call that an append makes to the system fails once, and then for good: with EIO, with a full disk, half done.</summary>
internal sealed class IoStorm : IStorm
{
    public string Name => "io";

    public string Description => "Errors and a full disk at each call to the system, one after another: looks that nothing is acknowledged that is not there.";

    public string Unit => "calls that fail, each in every way";

    public ImmutableArray<string> Promises => [.. Ledger.Promises, .. IoRound.Promises];

    public int DefaultCount(StoreKind store) => store == StoreKind.Sqlite ? 100 : 20;

    public int QuickCount(StoreKind store) => store == StoreKind.Sqlite ? 6 : 2;

    public ImmutableArray<PlantedFault> PlantsFor(StoreKind store) => [new(Plant.SwallowsErrors, "lost")];

    public string? Missing(StoreKind store) => DiskShim.Missing ?? Needs.OwnServer(store);

    public Task RunAsync(StormRun run) => run.Store == StoreKind.Sqlite ? RunInsideAsync(run) : RunServerAsync(run);

    /// <summary>SQLite works within the process: so this has to be one that the library watches.</summary>
    private static async Task RunInsideAsync(StormRun run)
    {
        using TemporaryFolder folder = new();
        using DiskControl control = new(folder.Path);
        ProcessStartInfo start = OwnProgram.Start(
        [
            IoInsideCommand.Name, "--root", folder.Path, "--control", control.Environment["FOLDSTREAM_DISK_CONTROL"], "--seed", run.Seed.ToString(CultureInfo.InvariantCulture),
            "--plant", run.Plant.ToString(),
            .. run.Count is { } count ? ["--count", count.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. run.TimeLeft is { } time ? ["--seconds", ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        ]);
        foreach ((string name, string value) in control.Environment)
        {
            start.Environment[name] = value;
        }

        using Process inside = Process.Start(start)!;
        Task<string> output = inside.StandardOutput.ReadToEndAsync(run.Token), errors = inside.StandardError.ReadToEndAsync(run.Token);
        try
        {
            await inside.WaitForExitAsync(run.Token);
        }
        finally
        {
            if (!inside.HasExited)
            {
                inside.Kill();
            }
        }

        if (inside.ExitCode != 0)
        {
            run.Tally.Break("unsound", $"the process ended with {inside.ExitCode}: {await errors}");
            return;
        }

        run.Tally.Add(JsonSerializer.Deserialize<TallyData>(await output)!);
    }

    private static async Task RunServerAsync(StormRun run)
    {
        string folder = PostgresCluster.NewFolder();
        await PostgresCluster.InitAsync(folder, "--wal-segsize=1");
        using DiskControl control = new(folder);

        // What does not fail takes no time. A server that is ended loses nothing by that: only a power cut would.
        control.SkipSync();
        await using PostgresCluster cluster = await PostgresCluster.StartInAsync(folder, control.Environment, "min_wal_size=5MB", "max_wal_size=6MB", "restart_after_crash=on");
        PostgresDisk disk = new(cluster);
        await new IoRound(run, control, disk).RunAllAsync();
    }
}
