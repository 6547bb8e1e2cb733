using System.Diagnostics;
using System.Globalization;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Writing;

/// <summary>A writer in a process of its own.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts one.</summary>
    /// <param name="address">The store.</param>
    /// <param name="plan">What it writes.</param>
    /// <param name="round">The round.</param>
    /// <param name="notes">Is told what it notes; <see langword="null"/> where it notes into a file.</param>
    /// <param name="settings">What else it is told.</param>
    public WriterProcess(StoreAddress address, WriterPlan plan, int round, IUnitNotes? notes, WriterSettings settings)
    {
        ProcessStartInfo start = OwnProgram.Start(
        [
            WriterCommand.Name, "--kind", address.Kind.ToString(), "--place", address.Place, "--seed", plan.Seed.ToString(CultureInfo.InvariantCulture),
            "--shape", plan.Shape.ToString(), "--round", Text(round), "--first", Text(settings.First), "--writers", Text(settings.Writers), "--units", Text(settings.Units),
            "--plant", settings.Plant.ToString(),
            .. address.Schema.Length > 0 ? ["--schema", address.Schema] : Array.Empty<string>(),
            .. address.IsRelaxed ? ["--relaxed"] : Array.Empty<string>(),
            .. settings.NotesFile is { } file ? ["--notes", file] : Array.Empty<string>(),
        ]);
        foreach ((string name, string value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                Errors += text + "\n";
            }
        };
        _process.BeginErrorReadLine();
        Reading = ReadAsync(notes);
    }

    /// <summary>Ends when the process has ended and all its notes were told.</summary>
    public Task Reading { get; }

    /// <summary>Ends with the first acknowledgement, or with the process.</summary>
    public Task Acknowledged => Task.WhenAny(_acknowledged.Task, Reading);

    /// <summary>What it said when it failed.</summary>
    public string Errors { get; private set; } = "";

    public int ExitCode => _process.ExitCode;

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

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
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ReadAsync(IUnitNotes? notes)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (notes is not null)
            {
                NoteLines.Read(line, notes);
                if (line.StartsWith('A'))
                {
                    _acknowledged.TrySetResult();
                }
            }
        }

        await _process.WaitForExitAsync();
    }
}
