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
    public static async Task WaitUntilReadyAsync(string connectionString, TiedProgram program)
    {
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using NpgsqlConnection connection = new(connectionString + ";Pooling=false;Timeout=5");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!program.HasEnded && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(20);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"The server did not start: {program.Log}", e);
            }
        }
    }
}
