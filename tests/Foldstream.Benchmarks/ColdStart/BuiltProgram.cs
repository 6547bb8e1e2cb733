namespace Foldstream.Benchmarks.ColdStart;

/// <summary>A form in which the program that starts cold was built.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Program">The executable.</param>
internal sealed record BuiltProgram(string Name, string Program)
{
    private static readonly string Here = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    private static readonly string Project = Path.GetFullPath(Path.Combine(Here, "..", "..", "..", "..", "Foldstream.ColdStart"));

    /// <summary>As it was built with the benchmarks.</summary>
    public static BuiltProgram OnTheJit { get; } = new("JIT", Executable(Path.Combine(Project, "bin", Path.GetFileName(Path.GetDirectoryName(Here)!), "net10.0")));

    /// <summary>Publishes it from scratch.</summary>
    /// <returns>Null when that can't be done here; what it needs is told on the way.</returns>
    public static async Task<BuiltProgram?> PublishAsync(string name, TemporaryFolder folder, CancellationToken cancel, params string[] options)
    {
        string target = folder.File(name.Replace(' ', '-')), runtime = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        Started publish = await Started.RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", cancel,
            ["publish", Project, "-c", "Release", "-r", runtime, "--artifacts-path", folder.File("artifacts"), "-o", target, "-nologo", "-v:quiet", .. options]);
        if (publish.ExitCode != 0)
        {
            await Console.Error.WriteLineAsync($"{name} is left out, since it could not be published:\n{publish.Output}");
            return null;
        }

        return new BuiltProgram(name, Executable(target));
    }

    private static string Executable(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "Foldstream.ColdStart.exe" : "Foldstream.ColdStart");
}
