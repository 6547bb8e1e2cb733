using System.Diagnostics;
using Foldstream.PostgresServer;

namespace Foldstream.PostgreSql.Tests;

/// <summary>A process of its own that starts a cluster, prints where it is, and waits to be killed.</summary>
internal static class ClusterChild
{
    public const string Mode = "cluster";

    public static async Task<int> RunAsync()
    {
        PostgresCluster cluster = await PostgresCluster.StartAsync();
        Console.Out.WriteLine($"{cluster.Folder} {cluster.ConnectionString}");
        Console.Out.Flush();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public static Process Start()
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ClusterChild).Assembly.Location);
        }

        start.ArgumentList.Add(Mode);
        return Process.Start(start)!;
    }
}
