using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.PostgresServer;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;
using Npgsql;

namespace Foldstream.Torture.Io;

/// <summary>A server all of whose processes meet the failing disk. One store serves many rounds.</summary>
internal sealed class PostgresDisk(PostgresCluster cluster) : IDiskStore
{
    private const int RoundsPerStore = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _schema = TestPostgres.NewName("io");

    public int UnitsPerRound => 250;

    public ImmutableArray<DiskScene> Scenes => [DiskScene.Open];

    public bool IsTraced(DiskScene scene) => false;

    public StoreAddress AddressOf(int round)
        => new(StoreKind.Postgres, cluster.ConnectionString + ";Timeout=5", $"{_schema}_{round / RoundsPerStore}") { OutcomeTimeout = TimeSpan.FromMilliseconds(300) };

    // A store of its own for each round would take most of the time.
    public Task PrepareAsync(int round, DiskScene scene, WriterPlan plan, Ledger ledger) => Task.CompletedTask;

    /// <summary>Waits for the server, which restarts itself where one of its processes has given up; where all have, it is started.</summary>
    public async Task RecoverAsync()
    {
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            if (!cluster.IsRunning)
            {
                await cluster.StartAgainAsync();
            }

            try
            {
                await TestPostgres.ExecuteAsync("SELECT 1", cluster.ConnectionString + ";Pooling=false;Timeout=5");
                NpgsqlConnection.ClearAllPools();
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(20);
            }
        }
    }

    public void Remove(int round)
    {
    }
}
