using System.Diagnostics;
using Foldstream.PostgresServer;
using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>The tests' own server leaves nothing behind.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task A_server_ends_with_the_process_that_started_it_though_that_is_killed()
    {
        Assert.SkipUnless(PostgresBinaries.Folder is not null, TestPostgres.Missing);
        using Process child = ClusterChild.Start();
        string[] place = (await child.StandardOutput.ReadLineAsync())!.Split(' ', 2);
        Assert.Equal(1, await TestPostgres.QueryAsync("SELECT 1", place[1] + ";Pooling=false"));
        child.Kill();
        await child.WaitForExitAsync();
        for (long start = Stopwatch.GetTimestamp(); Directory.Exists(place[0]) && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20);)
        {
            await Task.Delay(50);
        }

        Assert.False(Directory.Exists(place[0]));
        await Assert.ThrowsAsync<NpgsqlException>(() => TestPostgres.QueryAsync("SELECT 1", place[1] + ";Pooling=false"));
    }
}
