using System.Text;

namespace Foldstream.PackageTests;

/// <summary>The event lock of a project that has the package: made, kept, insisted on, shipped.</summary>
public sealed class EventLockTests(Workplace workplace)
{
    internal const string Written = """
        using Foldstream;

        namespace Locked;

        [Event("parcel-posted")]
        public readonly partial record struct ParcelPosted(string Address, decimal Weight);

        [Aggregate("parcel", Key = typeof(Guid))]
        public sealed partial class Parcel
        {
            public decimal Weight { get; private set; }

            private void Apply(in ParcelPosted e) => Weight = e.Weight;
        }

        """;

    private const string Lock = """
        # What this project writes to disk: its events and their shapes, member by member. The build keeps this file; commit it with the code.
        # Whatever is shipped may be in somebody's database, and the build holds the code to it. 'dotnet build -t:ShipEvents' ships the rest.
        format 1

        [shipped]

        [unshipped]

        aggregate parcel is Locked.Parcel, key guid

        event parcel-posted@1 is Locked.ParcelPosted
          Address: str
          Weight: decimal

        """;

    private const string Shipped = """
        # What this project writes to disk: its events and their shapes, member by member. The build keeps this file; commit it with the code.
        # Whatever is shipped may be in somebody's database, and the build holds the code to it. 'dotnet build -t:ShipEvents' ships the rest.
        format 1

        [shipped]

        aggregate parcel is Locked.Parcel, key guid

        event parcel-posted@1 is Locked.ParcelPosted
          Address: str
          Weight: decimal

        [unshipped]

        """;

    private string Project => Path.Combine(workplace.Consumers, "Locked");

    private string LockFile => Path.Combine(Project, "events.lock");

    private string Assembly => Path.Combine(Project, "obj", "Debug", "net10.0", "Locked.dll");

    private static string Lf(string text) => text.ReplaceLineEndings("\n");

    [Fact]
    public async Task A_build_makes_it_and_keeps_it_a_build_server_insists_on_it_and_shipping_moves_it()
    {
        (await workplace.BuildAsync("Locked/Locked.csproj")).Expected();
        byte[] made = await File.ReadAllBytesAsync(LockFile, TestContext.Current.CancellationToken);
        Assert.Equal(Lf(Lock), Encoding.UTF8.GetString(made));
        Assert.Equal((byte)'#', made[0]);

        // Windows' line ends stay, and only the line that was added changes.
        await File.WriteAllTextAsync(LockFile, Lf(Lock).Replace("\n", "\r\n"), TestContext.Current.CancellationToken);
        await WriteAsync(Written.Replace("decimal Weight)", "decimal Weight, string? Note = null)"));
        Dotnet.Outcome refused = await workplace.BuildAsync("Locked/Locked.csproj", "-p:ContinuousIntegrationBuild=true");
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Matches(@"events\.lock\(14\): error FOLD310: The event lock is not what the code writes to disk, from line 14 on\..*\[", refused.Output);

        (await workplace.BuildAsync("Locked/Locked.csproj")).Expected();
        string noted = Lf(Lock).Replace("  Weight: decimal\n", "  Weight: decimal\n  Note: str?\n");
        Assert.Equal(noted.Replace("\n", "\r\n"), await ReadAsync());
        (await workplace.BuildAsync("Locked/Locked.csproj", "-p:ContinuousIntegrationBuild=true")).Expected();

        // Nothing changed, so nothing is compiled.
        (await workplace.BuildAsync("Locked/Locked.csproj")).Expected();
        DateTime compiled = File.GetLastWriteTimeUtc(Assembly);
        await WriteAsync(Written);
        (await workplace.BuildAsync("Locked/Locked.csproj")).Expected();
        Assert.NotEqual(compiled, compiled = File.GetLastWriteTimeUtc(Assembly));
        Assert.Equal(Lf(Lock).Replace("\n", "\r\n"), await ReadAsync());
        (await workplace.BuildAsync("Locked/Locked.csproj")).Expected();
        Assert.Equal(compiled, File.GetLastWriteTimeUtc(Assembly));

        (await workplace.BuildAsync("Locked/Locked.csproj", "-t:ShipEvents")).Expected();
        Assert.Equal(Lf(Shipped).Replace("\n", "\r\n"), await ReadAsync());

        // A copy that keeps its time is older than what was compiled, and the compiler does not run for it: what is shipped is not overwritten with what was known then.
        File.SetLastWriteTimeUtc(LockFile, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Dotnet.Outcome stale = await workplace.BuildAsync("Locked/Locked.csproj");
        Assert.NotEqual(0, stale.ExitCode);
        Assert.Contains("error FOLD310: What is shipped is not what the project was compiled with. Build it once more.", stale.Output);
        Assert.Equal(Lf(Shipped).Replace("\n", "\r\n"), await ReadAsync());
        (await workplace.BuildAsync("Locked/Locked.csproj")).Expected();
        Assert.Equal(Lf(Shipped).Replace("\n", "\r\n"), await ReadAsync());
    }

    private Task WriteAsync(string source) => File.WriteAllTextAsync(Path.Combine(Project, "Parcel.cs"), source, TestContext.Current.CancellationToken);

    private Task<string> ReadAsync() => File.ReadAllTextAsync(LockFile, TestContext.Current.CancellationToken);
}
