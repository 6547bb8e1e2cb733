namespace Foldstream.PackageTests;

/// <summary>Which projects have an event lock, where it is, and what becomes of one that can't be written. Nothing is compiled for it.</summary>
public sealed class EventLockTargetsTests : IDisposable
{
    private const string Lock = """
        format 1

        [shipped]

        [unshipped]

        event parcel-posted@1 is Locked.ParcelPosted
          Address: str

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-targets-").FullName;

    private static string Targets => Path.Combine(RepositoryRoot.Path, "src", "Foldstream", "Foldstream.targets");

    private static string Tasks => Path.Combine(RepositoryRoot.Path, "generators", "Foldstream.Build", "bin", Workplace.Configuration, "netstandard2.0", "Foldstream.Build.dll");

    [Theory]
    [InlineData("Foldstream", true)]
    [InlineData("foldstream", true)]
    [InlineData("foldstream.sqlite", true)]
    [InlineData("FOLDSTREAM.Sqlite", true)]
    [InlineData("Foldstreams", false)]
    [InlineData("My.Foldstream.Sqlite", false)]
    public async Task A_package_is_the_same_however_its_name_is_written(string package, bool hasLock)
    {
        Write("Shop", $"""<ItemGroup><PackageReference Include="Some.Other" /><PackageReference Include="{package}" /></ItemGroup>""");

        Assert.Equal(hasLock ? "true" : "false", (await RunAsync("Shop", "-t:FindFoldstreamReference", "-getProperty:FoldstreamEventLock")).Expected().Output.Trim());
    }

    [Theory]
    [InlineData("", "events.lock")]
    [InlineData("<FoldstreamEventLockFile>$(MSBuildProjectName).events.lock</FoldstreamEventLockFile>", "Shop.events.lock")]
    [InlineData("<FoldstreamEventLockFile>disk/events.lock</FoldstreamEventLockFile>", "disk/events.lock")]
    public async Task A_project_says_where_its_lock_is(string property, string file)
    {
        Write("Shop", $"<PropertyGroup>{property}</PropertyGroup>");

        Assert.Equal(Path.Combine(_folder, file), (await RunAsync("Shop", "-getProperty:FoldstreamEventLockFile")).Expected().Output.Trim());
    }

    [Fact]
    public async Task Two_projects_in_one_folder_have_a_file_each()
    {
        foreach (string project in (string[])["Shop", "Till"])
        {
            Write(project, "<PropertyGroup><FoldstreamEventLockFile>$(MSBuildProjectName).events.lock</FoldstreamEventLockFile></PropertyGroup>");
            await File.WriteAllTextAsync(Path.Combine(_folder, project + ".events.lock"), Lock, TestContext.Current.CancellationToken);
        }

        (await RunAsync("Shop", "-t:ShipEvents")).Expected();

        Assert.EndsWith("  Address: str\n\n[unshipped]\n", await ReadAsync("Shop.events.lock"));
        Assert.Equal(Lock, await ReadAsync("Till.events.lock"));
    }

    [Fact]
    public async Task A_name_that_nobody_would_look_for_is_an_error()
    {
        Write("Shop", "<PropertyGroup><FoldstreamEventLockFile>shop.txt</FoldstreamEventLockFile></PropertyGroup>");

        Dotnet.Outcome refused = await RunAsync("Shop", "-t:ShipEvents");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("shop.txt', in which nobody would look for an event lock. Call the file 'events.lock', or something that ends with '.events.lock'.", refused.Output);
    }

    [Fact]
    public async Task A_file_that_is_read_only_stays_as_it_is()
    {
        Write("Shop", "");
        string file = Path.Combine(_folder, "events.lock");
        await File.WriteAllTextAsync(file, Lock, TestContext.Current.CancellationToken);
        File.SetAttributes(file, FileAttributes.ReadOnly);

        Dotnet.Outcome refused = await RunAsync("Shop", "-t:ShipEvents");
        string left = await ReadAsync("events.lock");
        bool isReadOnly = File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly);
        File.SetAttributes(file, FileAttributes.Normal);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Matches(@"events\.lock : error : The event lock can't be read or written: it is read-only and would change\. Make it writable, and build once more\.", refused.Output);
        Assert.Equal((Lock, true), (left, isReadOnly));
        Assert.Equal(["Shop.proj", "events.lock"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // Whoever might write to it still may.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)0b110_110_000);
        (await RunAsync("Shop", "-t:ShipEvents")).Expected();
        Assert.EndsWith("  Address: str\n\n[unshipped]\n", await ReadAsync("events.lock"));
        if (!OperatingSystem.IsWindows()) Assert.Equal((UnixFileMode)0b110_110_000, File.GetUnixFileMode(file));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string project, string content) => File.WriteAllText(Path.Combine(_folder, project + ".proj"), $"""
        <Project>
          {content}
          <PropertyGroup><FoldstreamTasks>{Tasks}</FoldstreamTasks></PropertyGroup>
          <Import Project="{Targets}" />
          <Target Name="Build" />
        </Project>
        """);

    private Task<Dotnet.Outcome> RunAsync(string project, params string[] arguments)
        => Dotnet.RunAsync(_folder, packages: null, ["msbuild", project + ".proj", "-nologo", "-v:quiet", .. arguments]);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(_folder, file), TestContext.Current.CancellationToken);
}
