using System.ComponentModel;
using System.Diagnostics;

namespace Foldstream.Wire.Tests.ForeignDecoder;

/// <summary>Runs a program of another language.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static bool Exists(string name)
    {
        try
        {
            using Process process = Start(name, Path.GetTempPath(), ["--version"]);
            process.WaitForExit(Limit);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs it, and returns what it printed.</summary>
    public static async Task<string> RunAsync(string name, string folder, params string[] arguments)
    {
        using CancellationTokenSource limit = new(Limit);
        using Process process = Start(name, folder, arguments);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"{name} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} {string.Join(' ', arguments)} ran for more than {Limit.TotalMinutes} minutes.");
        }
    }

    private static Process Start(string name, string folder, string[] arguments)
        => Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() && name == "npm" ? "npm.cmd" : name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        }) ?? throw new InvalidOperationException($"{name} did not start.");
}
