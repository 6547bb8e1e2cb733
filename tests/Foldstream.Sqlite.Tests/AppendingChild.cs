using System.Diagnostics;
using System.Globalization;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>
/// A process of its own that appends to a file and prints each append that was acknowledged: <c>STREAM VERSION POSITION APPEND-ID</c>.
/// </summary>
internal sealed class AppendingChild : IDisposable
{
    public const string Mode = "append";

    private readonly Process _process;
    private int _count;

    /// <summary>Starts a child.</summary>
    /// <param name="file">The file to append to.</param>
    /// <param name="name">The first part of its streams' keys; <c>shared</c> streams are written by all children.</param>
    /// <param name="count">How many appends it makes; <see langword="null"/> for no end.</param>
    public AppendingChild(string file, string name, int? count = null)
    {
        _process = ChildProcess.Start(Mode, file, name, (count ?? int.MaxValue).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How many appends it was told of so far, while they are read.</summary>
    public int Count => Volatile.Read(ref _count);

    public int ExitCode => _process.ExitCode;

    public static async Task<int> RunAsync(string[] args)
    {
        string file = args[1], name = args[2];
        int count = int.Parse(args[3], CultureInfo.InvariantCulture), made = 0;
        await using SqliteEventStore store = SqliteEventStore.Open(file);
        Lock output = new();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref made)) <= count;)
            {
                Appended appended = await store.AppendAsync(To(Stream(i % 3 == 0 ? "shared" : $"{name}-{writer}"), i, i));
                lock (output)
                {
                    Console.Out.WriteLine($"{appended.Stream.Key} {appended.Version} {appended.Position} {appended.AppendId}");
                    Console.Out.Flush();
                }
            }
        })));
        return 0;
    }

    /// <summary>The appends that the child was told of, until it ends; a line that the kill cut off is none.</summary>
    public async Task<List<(StreamId Stream, long Version, long Position, AppendId Id)>> ReadAcknowledgedAsync(int killAfter = int.MaxValue)
    {
        List<(StreamId, long, long, AppendId)> acknowledged = [];
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is [var key, var version, var position, { Length: 32 } id])
            {
                acknowledged.Add((Stream(key), long.Parse(version, CultureInfo.InvariantCulture), long.Parse(position, CultureInfo.InvariantCulture), AppendId.Parse(id)));
            }

            Volatile.Write(ref _count, acknowledged.Count);
            if (acknowledged.Count == killAfter)
            {
                _process.Kill();
            }
        }

        await _process.WaitForExitAsync();
        return acknowledged;
    }

    /// <summary>Ends the process where it is.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
