using System.Diagnostics;

namespace Foldstream.Sqlite.Tests;

/// <summary>Starts this program again as a process of its own.</summary>
internal static class ChildProcess
{
    public static Process Start(params ReadOnlySpan<string> arguments)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
