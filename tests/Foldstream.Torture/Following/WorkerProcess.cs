using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Following;

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int Continue = 18, Stop = 19;

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly Dictionary<char, long> _told = [];
    private readonly List<(char What, TaskCompletionSource Told)> _waiting = [];

    public WorkerProcess(StoreAddress address, LedgerAddress ledger, WorkerSettings settings)
    {
        Name = settings.Name;
        _process = Process.Start(OwnProgram.Start(
        [
            WorkerCommand.Name, "--kind", address.Kind.ToString(), "--place", address.Place, "--ledger", ledger.Place, "--name", settings.Name,
            "--shards", Text(settings.Shards), "--pause", Text(settings.Pause), "--build", settings.Build.ToString(), "--plant", settings.Plant.ToString(),
            .. address.Schema.Length > 0 ? ["--schema", address.Schema] : Array.Empty<string>(),
        ]))!;
        _process.ErrorDataReceived += (_, line) => Errors += line.Data is { Length: > 0 } text ? text + "\n" : "";
        _process.BeginErrorReadLine();
        Reading = ReadAsync();
    }

    public string Name { get; }

    /// <summary>Ends when the process has ended.</summary>
    public Task Reading { get; }

    /// <summary>What it said when it failed or stopped.</summary>
    public string Errors { get; private set; } = "";

    public bool HasFailed => _process.HasExited && _process.ExitCode != 0 && !IsKilled;

    public bool IsKilled { get; private set; }

    /// <summary>How often it has said something.</summary>
    public long CountOf(char what)
    {
        lock (_lock)
        {
            return _told.GetValueOrDefault(what);
        }
    }

    /// <summary>Ends when it says something the next time, or has ended.</summary>
    public Task NextAsync(char what)
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((what, told));
        }

        return Task.WhenAny(told.Task, Reading);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        IsKilled = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    /// <summary>SIGSTOP: none of its threads runs any more.</summary>
    public void Freeze() => Send(Stop);

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Send(Continue);

    /// <summary>Lets it end by itself.</summary>
    public async Task StopAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended.
        }

        await Reading;
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    private void Send(int signal)
    {
        if (Signal(_process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"{Name} can't be sent signal {signal}: it has ended. {Errors}");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { Length: > 0 } line)
        {
            if (line[0] == WorkerNotes.Stopped)
            {
                Errors += line + "\n";
            }

            lock (_lock)
            {
                _told[line[0]] = _told.GetValueOrDefault(line[0]) + 1;
                foreach ((char what, TaskCompletionSource told) in _waiting.Where(waiting => waiting.What == line[0]))
                {
                    told.TrySetResult();
                }

                _waiting.RemoveAll(waiting => waiting.What == line[0]);
            }
        }

        await _process.WaitForExitAsync();
    }
}
