using System.Diagnostics;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>A process of its own that opens each file that it is told of, appends one event, closes it, and says what became of that.</summary>
internal sealed class OpeningChild : IDisposable
{
    public const string Mode = "open";

    private const string Ready = "ready", Done = "done";

    private readonly Process _process = ChildProcess.Start(Mode);

    public static async Task<int> RunAsync()
    {
        // What is compiled and loaded at the first use is not to keep the processes apart.
        using (TempFolder folder = new())
        {
            await OpenAsync(folder.File("first.db"));
        }

        await Console.Out.WriteLineAsync(Ready);
        while (await Console.In.ReadLineAsync() is { } file)
        {
            await Console.Out.WriteLineAsync(await OpenAsync(file));
        }

        return 0;
    }

    /// <summary>Waits until the process can be told of files.</summary>
    public async Task BecomesReadyAsync() => Assert.Equal(Ready, await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)));

    /// <summary>Tells the process of a file.</summary>
    public void Open(string file) => _process.StandardInput.WriteLine(file);

    /// <summary>Waits for what became of it.</summary>
    public async Task WasOpenedAsync() => Assert.Equal(Done, await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)));

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<string> OpenAsync(string file)
    {
        try
        {
            await using SqliteEventStore store = SqliteEventStore.Open(file);
            await store.AppendAsync(To(Stream($"of{Environment.ProcessId}"), ExpectedVersion.None, 1));
            return Done;
        }
        catch (Exception error)
        {
            return error.ToString().ReplaceLineEndings(" ");
        }
    }
}
