using System.Collections.Immutable;
using System.Diagnostics;

namespace Foldstream.PostgresServer;

/// <summary>
/// A program that lives as long as this process. A small shell waits on the pipe from here and stops the program when that closes, which it does however this process
/// ends; then it removes the program's folder. A line through the pipe starts a program anew that has ended.
/// </summary>
internal sealed class TiedProgram : IAsyncDisposable
{
    // $0 is the folder, and what follows is the command. Its standard input is not the pipe, so only the shell waits on that.
    private const string Shell = """
        exec >"$0/log" 2>&1
        "$@" </dev/null & program=$!
        while read -r again; do
          wait $program 2>/dev/null
          "$@" </dev/null & program=$!
        done
        kill -INT $program 2>/dev/null
        wait $program 2>/dev/null
        rm -rf "$0"
        """;

    private readonly Process _shell;
    private bool _disposed;

    private TiedProgram(Process shell, string folder) => (_shell, Folder) = (shell, folder);

    /// <summary>The folder, with the program's <c>log</c> in it.</summary>
    public string Folder { get; }

    public bool HasEnded => _shell.HasExited;

    public string Log => File.Exists(Path.Combine(Folder, "log")) ? File.ReadAllText(Path.Combine(Folder, "log")) : "";

    public static TiedProgram Start(string folder, string[] command, IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", Shell, folder, .. command]) { RedirectStandardInput = true };
        foreach ((string name, string value) in environment ?? ImmutableDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }

        return new TiedProgram(Process.Start(start)!, folder);
    }

    /// <summary>Starts the program anew when it has ended.</summary>
    public void StartAgain()
    {
        _shell.StandardInput.WriteLine("again");
        _shell.StandardInput.Flush();
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task RunAsync(params string[] command)
    {
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await output}{await errors}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_shell.HasExited)
        {
            _shell.StandardInput.Close();
            await _shell.WaitForExitAsync();
        }

        _shell.Dispose();
    }
}
