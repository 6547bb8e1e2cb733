using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Sync;

/// <summary>A cluster whose server's every file is watched: its log, its tables, its control file.</summary>
/// <param name="isRelaxed">Whether the store's durability is relaxed.</param>
internal sealed class PostgresScene(bool isRelaxed) : ISyncScene
{
    private const string Schema = "storm";

    // Small, so that the log's files are made, renamed and used again within a short run.
    private static readonly string[] Settings = ["min_wal_size=5MB", "max_wal_size=6MB", "wal_writer_delay=20ms"];

    private readonly TemporaryFolder _basis = new();
    private string _folder = "";
    private DiskControl? _control;
    private PostgresCluster? _cluster;

    public string Basis => _basis.Path;

    public string TraceFile => _control!.TraceFile;

    public int CutsPerTrace => 12;

    public async Task PlayAsync(WriterPlan plan, Dice dice, int number)
    {
        await PrepareAsync();
        _folder = PostgresCluster.NewFolder();
        await OtherProgram.RunAsync("cp", "-a", PostgresCluster.DataIn(_basis.Path), _folder);
        _control = new DiskControl(_folder);
        _control.Trace();
        _cluster = await PostgresCluster.StartInAsync(_folder, _control.Environment, Settings);
        using WriterProcess writer = new(Address(_cluster) with { IsRelaxed = isRelaxed }, plan, 0, null,
            new WriterSettings { Writers = 5, Units = 60 + dice.Below(60), NotesFile = Path.Combine(_folder, ISyncScene.Notes), Environment = _control.Environment });
        while (!writer.Reading.IsCompleted)
        {
            await Task.Delay(100 + dice.Below(400));
            await TestPostgres.ExecuteAsync("CHECKPOINT", _cluster.ConnectionString);
        }

        await writer.Reading;
        if (writer.ExitCode != 0)
        {
            throw new InvalidOperationException($"The writer ended with {writer.ExitCode}: {writer.Errors}");
        }

        await _cluster.StopAsync("immediate");
    }

    public bool Ignores(string path)
        => path is "data/postmaster.pid" or "data/postmaster.opts" or "log" || path.StartsWith("data/pg_stat", StringComparison.Ordinal) || path.Contains("pg_internal.init", StringComparison.Ordinal);

    public async Task ReopenAsync(DiskImage image, DropMode mode, Dice dice, Func<IEventStore, Task> look, Tally tally)
    {
        string folder = PostgresCluster.NewFolder();
        await OtherProgram.RunAsync("cp", "-a", PostgresCluster.DataIn(_basis.Path), folder);
        image.WriteTo(folder, mode, dice);
        await PostgresCluster.OwnAsync(folder);
        try
        {
            // It is of no use behind this comparison: nothing needs to come to the real disk.
            using DiskControl control = new(folder);
            control.SkipSync();
            await using PostgresCluster cluster = await PostgresCluster.StartInAsync(folder, control.Environment, Settings);
            await using (IEventStore store = await Address(cluster).OpenAsync())
            {
                await look(store);
            }

            await cluster.StopAsync("immediate");
        }
        catch (Exception error) when (error is FoldstreamException or InvalidOperationException)
        {
            tally.Break("unsound", error.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _control?.Dispose();
        _basis.Dispose();
    }

    /// <summary>Makes a cluster with an empty store in it, and stops it: what the disk has at the beginning.</summary>
    private async Task PrepareAsync()
    {
        string folder = PostgresCluster.NewFolder();
        await PostgresCluster.InitAsync(folder, "--wal-segsize=1");
        await using PostgresCluster cluster = await PostgresCluster.StartInAsync(folder, null, Settings);
        await (await Address(cluster).OpenAsync()).DisposeAsync();
        await cluster.StopAsync("fast");
        await OtherProgram.RunAsync("cp", "-a", cluster.Data, _basis.Path);
    }

    private static StoreAddress Address(PostgresCluster cluster) => new(StoreKind.Postgres, cluster.ConnectionString, Schema);
}
