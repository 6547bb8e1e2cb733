using System.Runtime.InteropServices;
using Foldstream.PackageTests;

namespace Foldstream.Aot.Tests;

/// <summary>Publishes the application as native code, from scratch and into a folder of its own, so that it meets no other build.</summary>
public sealed class NativeCode : IAsyncLifetime
{
    private static readonly string Project = Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Aot", "Foldstream.Aot.csproj");

    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-native-").FullName;

    /// <summary>Why native code can't be made here; null when it can.</summary>
    public static string? Missing
        => !OperatingSystem.IsLinux() ? "Native code is published on Linux alone."
            : !(HasProgram("clang") || HasProgram("gcc")) ? "Neither clang nor gcc is installed, which link native code: apt-get install clang zlib1g-dev."
            : null;

    /// <summary>The native program and whatever must lie beside it.</summary>
    public string Program => Path.Combine(_folder, "program", "Foldstream.Aot");

    /// <summary>What came of publishing it.</summary>
    internal Dotnet.Outcome? Published { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Missing is null)
        {
            Published = await PublishAsync("program");
        }
    }

    /// <summary>Publishes the application with all of Foldstream in it, whether it is reached or not.</summary>
    internal Task<Dotnet.Outcome> PublishWholeAsync() => PublishAsync("whole", "-p:WholeLibraries=true", "-p:TreatWarningsAsErrors=false", "-p:ILLinkTreatWarningsAsErrors=false");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<Dotnet.Outcome> PublishAsync(string folder, params string[] options) => Dotnet.RunAsync(
        RepositoryRoot.Path, packages: null,
        ["publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:Native=true", .. options,
            "--artifacts-path", Path.Combine(_folder, "artifacts"), "-o", Path.Combine(_folder, folder), "-nologo", "-v:quiet"]);

    private static bool HasProgram(string name)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name)));
}
