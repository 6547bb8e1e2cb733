using System.Buffers.Binary;
using System.Text;

namespace Foldstream.PackageTests;

public sealed class LayoutTests(Workplace workplace)
{
    private const string ForUse = "Build,Analyzers";

    public static TheoryData<string> Packages
        => [.. Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void What_stands_in_src_is_packed_and_nothing_else()
        => Assert.Equal(
            Packages.SelectMany(row => (string[])[$"{row.Data}.{workplace.Version}.nupkg", $"{row.Data}.{workplace.Version}.snupkg"]).Order(StringComparer.Ordinal),
            Directory.GetFiles(workplace.Feed).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_version_comes_from_the_repositorys_tags()
        => Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+(-[0-9a-z.]+)?$", workplace.Version);

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_holds_what_it_needs_and_nothing_else(string id)
    {
        using Package package = Open(id, "nupkg");
        string[] forTheBuild = id == "Foldstream"
            ? ["analyzers/dotnet/cs/Foldstream.Analyzers.dll", "analyzers/dotnet/cs/Foldstream.CodeFixes.dll", "analyzers/dotnet/cs/Foldstream.Generators.dll", "build/Foldstream.targets", "buildMultiTargeting/Foldstream.targets", "buildTransitive/Foldstream.targets", "tasks/netstandard2.0/Foldstream.Build.dll"]
            : [];

        Assert.Equal(
            ((string[])[$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", .. forTheBuild]).Order(StringComparer.Ordinal),
            package.Files);
        Assert.Contains("<summary>", Text(package, $"lib/net10.0/{id}.xml"), StringComparison.Ordinal);
        Assert.StartsWith("# Foldstream", Text(package, "README.md"), StringComparison.Ordinal);
        Assert.Equal((128, 128), SizeOfPng(package.Read("icon.png")));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string id)
    {
        using Package package = Open(id, "nupkg");

        Assert.Equal(
            [id, workplace.Version, "MIT", "README.md", "icon.png"],
            ((string[])["id", "version", "license", "readme", "icon"]).Select(package.Metadata));
        Assert.NotEqual("Package Description", package.Metadata("description"));
        Assert.Contains("event-sourcing", package.Metadata("tags"), StringComparison.Ordinal);
        Assert.Null(package.Metadata("developmentDependency"));
    }

    [Fact]
    public void A_package_needs_few_others_and_passes_the_generators_on()
    {
        Assert.Equal(
            [
                $"MessagePack 3.1.12 {ForUse}", $"Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0 {ForUse}",
                $"Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions 10.0.0 {ForUse}", $"Microsoft.Extensions.Hosting.Abstractions 10.0.0 {ForUse}",
                $"Microsoft.Extensions.Logging.Abstractions 10.0.0 {ForUse}",
            ],
            Dependencies("Foldstream"));
        Assert.Equal(
            [
                $"Foldstream {workplace.Version} All", $"Microsoft.Data.Sqlite.Core 10.0.14 {ForUse}", $"Microsoft.Extensions.Configuration.Abstractions 10.0.0 {ForUse}",
                $"SQLitePCLRaw.bundle_e_sqlite3 3.0.5 {ForUse}", $"SQLitePCLRaw.core 3.0.5 {ForUse}",
            ],
            Dependencies("Foldstream.Sqlite"));
        Assert.Equal(
            [$"Foldstream {workplace.Version} All", $"Microsoft.Extensions.Configuration.Abstractions 10.0.0 {ForUse}", $"Npgsql 10.0.3 {ForUse}"],
            Dependencies("Foldstream.PostgreSql"));
        Assert.All(Packages.Where(row => row.Data != "Foldstream"), row => Assert.Contains($"Foldstream {VersionFor(row.Data)} All", Dependencies(row.Data)));

        // Foldstream.Testing sees the insides of Foldstream, and goes with one version only.
        string VersionFor(string id) => id == "Foldstream.Testing" ? $"[{workplace.Version}]" : workplace.Version;

        string[] Dependencies(string id)
        {
            using Package package = Open(id, "nupkg");
            return [.. package.Dependencies];
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Symbols_come_apart(string id)
    {
        using Package symbols = Open(id, "snupkg");

        Assert.Equal(((string[])[$"{id}.nuspec", $"lib/net10.0/{id}.pdb"]).Order(StringComparer.Ordinal), symbols.Files);
    }

    private Package Open(string id, string extension) => new(Path.Combine(workplace.Feed, $"{id}.{workplace.Version}.{extension}"));

    private static string Text(Package package, string file) => Encoding.UTF8.GetString(package.Read(file)).TrimStart('\uFEFF');

    private static (int Width, int Height) SizeOfPng(ReadOnlySpan<byte> png)
        => (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
}
