using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Foldstream.PostgresServer;

/// <summary>Ports on 127.0.0.1.</summary>
internal static class Loopback
{
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until a server answers.</summary>
    /// <param name="connectionString">The server's.</param>
    /// <param name="program">The program.</param>
    /// <param name="data">A cluster's files: when its <c>postmaster.pid</c> is gone after it was there, the server has given up.</param>
    public static async Task WaitUntilReadyAsync(string connectionString, TiedProgram program, string? data = null)
    {
        bool hasBegun = false;
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using NpgsqlConnection connection = new(connectionString + ";Pooling=false;Timeout=5");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!program.HasEnded && !HasGivenUp() && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(20);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"The server did not start: {program.Log}", e);
            }
        }

        bool HasGivenUp()
        {
            bool isThere = data is not null && File.Exists(Path.Combine(data, "postmaster.pid"));
            bool gone = hasBegun && !isThere;
            hasBegun |= isThere;
            return gone;
        }
    }
}
