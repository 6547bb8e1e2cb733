using System.Diagnostics;

namespace Foldstream.Orders.Tests;

/// <summary>The sample as it is started.</summary>
internal static class OrdersProgram
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using Process process = Start(args);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] args)
        => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Orders.dll"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
