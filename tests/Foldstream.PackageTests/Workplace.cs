using System.Reflection;
using Foldstream.PackageTests;

[assembly: AssemblyFixture(typeof(Workplace))]

namespace Foldstream.PackageTests;

/// <summary>
/// Packs what this build has built into a folder, and restores the consumers from there into an empty package cache. Everything else comes out
/// of the cache that the repository itself was restored into, so that no network is needed.
/// </summary>
public sealed class Workplace : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("foldstream-packages-").FullName;

    /// <summary>The folder of the packed packages.</summary>
    public string Feed => Path.Combine(_root, "feed");

    /// <summary>The folder of the consumers' projects, each in one of its own.</summary>
    public string Consumers => Path.Combine(_root, "consumers");

    private string Tutorial => Path.Combine(_root, "tutorial");

    /// <summary>The packages' version.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Debug or Release: how these tests, and so the packages, were built.</summary>
    public static string Configuration => Metadata("Configuration");

    /// <summary>The projects of the chain in the repository.</summary>
    public static string ChainInRepository => Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.PackageTests", "Chain");

    public async ValueTask InitializeAsync()
    {
        Dotnet.Outcome packed = await Dotnet.RunAsync(
            RepositoryRoot.Path, packages: null, "pack", "Framework.sln", "--no-build", "--configuration", Configuration, $"-p:PackageOutputPath={Feed}", "-nologo", "-v:quiet");
        packed.Expected();
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Feed, "Foldstream.Sqlite.*.nupkg").Single())["Foldstream.Sqlite.".Length..];
        ConsumerProjects.Write(Consumers, ChainInRepository, Feed, Metadata("PackageCache"), Version);
        (await RunAsync("restore", "Consumers.slnx", "-nologo", "-v:quiet")).Expected();
    }

    /// <summary>Builds a consumer.</summary>
    internal Task<Dotnet.Outcome> BuildAsync(string project, params string[] arguments)
        => RunAsync(["build", project, "--no-restore", "-nologo", "-v:quiet", "-clp:NoSummary", .. arguments]);

    /// <summary>Runs <c>dotnet</c> among the consumers.</summary>
    internal Task<Dotnet.Outcome> RunAsync(params string[] arguments) => Dotnet.RunAsync(Consumers, Path.Combine(_root, "cache"), arguments);

    /// <summary>Makes the folder in which a guide is followed: empty, but for what restores from where these packages are.</summary>
    internal string BeginTutorial()
    {
        ConsumerProjects.WriteRestoring(Tutorial, Feed, Metadata("PackageCache"));
        return Tutorial;
    }

    /// <summary>Runs <c>dotnet</c> in the folder of the guide.</summary>
    internal Task<Dotnet.Outcome> InTutorialAsync(params string[] arguments) => Dotnet.RunAsync(Tutorial, Path.Combine(_root, "cache"), arguments);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key)
        => typeof(Workplace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
