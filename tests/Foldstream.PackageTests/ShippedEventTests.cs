namespace Foldstream.PackageTests;

/// <summary>A shipped domain that was edited, in a project that has the package: what its author is told, and what is repaired from the command line.</summary>
public sealed class ShippedEventTests(Workplace workplace)
{
    internal const string Program = """
        using Foldstream;
        using Foldstream.Sqlite;
        using Microsoft.Extensions.DependencyInjection;

        namespace Aged;

        internal static partial class Program
        {
            private static readonly Guid Id = new("0198a3f0-0000-7000-8000-000000000001");

            private static async Task Main(string[] arguments)
            {
                await using ServiceProvider services = new ServiceCollection().AddFoldstream(f => f.UseSqlite(arguments[0])).BuildServiceProvider();
                await RunAsync(services.GetRequiredService<IRepository<Parcel, Guid>>());
            }
        }

        """;

    /// <summary>What is in production.</summary>
    internal const string Former = """
        using Foldstream;

        namespace Aged;

        [Event("parcel-posted")]
        public readonly partial record struct ParcelPosted(string Address, long Weight);

        [Event("parcel-weighed")]
        public readonly partial record struct ParcelWeighed(decimal Weight);

        [Event("parcel-lost")]
        public readonly partial record struct ParcelLost(string? Where);

        [Aggregate("parcel", Key = typeof(Guid))]
        public sealed partial class Parcel
        {
            public decimal Weight { get; private set; }

            public void Write()
            {
                Raise(new ParcelPosted("Bay 7", 5));
                Raise(new ParcelWeighed(4.75m));
                Raise(new ParcelLost("in the rain"));
                Raise(new ParcelPosted("Bay 8", 3));
            }

            private void Apply(in ParcelPosted e) => Weight += e.Weight;

            private void Apply(in ParcelWeighed e) => Weight += e.Weight;

            private void Apply(in ParcelLost e) => Weight += 0m;
        }

        internal static partial class Program
        {
            private static async Task RunAsync(IRepository<Parcel, Guid> parcels) => await parcels.StartAsync(Id, parcel => parcel.Write());
        }

        """;

    /// <summary>What has become of it.</summary>
    private const string Edited = """
        using Foldstream;

        namespace Aged;

        [Event("parcel-posted")]
        public readonly partial record struct ParcelPosted(string Address, int Weight);

        [Event("parcel-weighed")]
        public readonly partial record struct ParcelWeighed(
            string Scale,
            decimal Weight);

        [Aggregate("parcels", Key = typeof(Guid))]
        public sealed partial class Parcel
        {
            public decimal Weight { get; private set; }

            public string Seen { get; private set; } = "";

            private void Apply(in ParcelPosted e) => (Weight, Seen) = (Weight + e.Weight, Seen + e.Address + "; ");

            private void Apply(in ParcelWeighed e) => (Weight, Seen) = (Weight + e.Weight, Seen + e.Scale + "; ");
        }

        internal static partial class Program
        {
            private static async Task RunAsync(IRepository<Parcel, Guid> parcels)
            {
                Parcel parcel = await parcels.LoadAsync(Id);
                Console.WriteLine(FormattableString.Invariant($"{parcel.Seen}{parcel.Weight}, version {parcel.Version}"));
            }
        }

        """;

    private const string Lock = """
        # What this project writes to disk: its events and their shapes, member by member. The build keeps this file; commit it with the code.
        # Whatever is shipped may be in somebody's database, and the build holds the code to it. 'dotnet build -t:ShipEvents' ships the rest.
        format 1

        [shipped]

        aggregate parcel is Aged.Parcel, key guid

        event parcel-lost@1 is Aged.ParcelLost
          Where: str?

        event parcel-posted@1 is Aged.ParcelPosted
          Address: str
          Weight: i64

        event parcel-weighed@1 is Aged.ParcelWeighed
          Weight: decimal

        [unshipped]

        """;

    private string Folder => Path.Combine(workplace.Consumers, "Aged");

    private string Source => Path.Combine(Folder, "Parcel.cs");

    private string LockFile => Path.Combine(Folder, "events.lock");

    [Fact]
    public async Task What_is_stored_is_not_broken_in_silence_and_the_command_line_freezes_it()
    {
        // In production: written by the build that wrote the lock.
        (await workplace.BuildAsync("Aged/Aged.csproj", "-t:ShipEvents")).Expected();
        Assert.Equal(Lock.ReplaceLineEndings("\n"), await ReadAsync(LockFile));
        await RunAsync();

        // A careless day.
        await File.WriteAllTextAsync(Source, Edited, TestContext.Current.CancellationToken);
        string[] told =
        [
            "Parcel.cs(13,12): error FOLD304: Category 'parcel' is shipped, and 'Parcel', which stood for it, has another category: what its streams hold can't be found any more. Call it 'parcel' again.",
            "Parcel.cs(6,72): error FOLD301: Version 1 of event 'parcel-posted' is shipped, and its 'Weight' was 'i64' and is 'i32': the stored bytes hold 'Weight: i64'. Undo it, or raise the version and write an 'Upcast' from version 1.",
            "Parcel.cs(11,13): error FOLD301: Version 1 of event 'parcel-weighed' is shipped, and its 'Weight' was member 1 and is member 2: the stored bytes hold 'Weight: decimal'. Undo it, or raise the version and write an 'Upcast' from version 1.",
            "events.lock(9,1): error FOLD302: Version 1 of event 'parcel-lost' is shipped, and no code reads it.",
            "Parcel.cs(13,12): error FOLD302: Version 1 of event 'parcel-lost' is shipped, and no code reads it.",
        ];
        Dotnet.Outcome built = await workplace.BuildAsync("Aged/Aged.csproj");
        Assert.NotEqual(0, built.ExitCode);
        Assert.All(told, line => Assert.Contains(line, built.Output, StringComparison.Ordinal));
        Assert.Equal(told.Length, built.Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct().Count());

        await FormatAsync("FOLD304");
        await FormatAsync("FOLD301");
        string repaired = Edited
            .Replace("\"parcels\"", "\"parcel\"", StringComparison.Ordinal)
            .Replace("\"parcel-posted\"", "\"parcel-posted\", Version = 2", StringComparison.Ordinal)
            .Replace("\"parcel-weighed\"", "\"parcel-weighed\", Version = 2", StringComparison.Ordinal)
            .Replace("int Weight);", """
                int Weight)
                {
                    private static ParcelPosted Upcast(in V1 old) => new(old.Address, checked((int)old.Weight));
                }
                """.ReplaceLineEndings("\n"), StringComparison.Ordinal)
            .Replace("decimal Weight);", """
                decimal Weight)
                {
                    private static ParcelWeighed Upcast(in V1 old) => new(
                        Scale: old switch { _ => throw new NotImplementedException("What is 'Scale' in an event of version 1, which doesn't have it?") },
                        old.Weight);
                }
                """.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(repaired, await ReadAsync(Source));
        Assert.Equal(Lock.ReplaceLineEndings("\n"), await ReadAsync(LockFile));

        await FormatAsync("FOLD302");
        Assert.Equal(repaired, await ReadAsync(Source));
        Assert.Equal(Lock.ReplaceLineEndings("\n").Replace("event parcel-lost@1", "retired event parcel-lost@1", StringComparison.Ordinal), await ReadAsync(LockFile));

        // What only its author can say.
        await File.WriteAllTextAsync(
            Source,
            repaired
                .Replace("old switch { _ => throw new NotImplementedException(\"What is 'Scale' in an event of version 1, which doesn't have it?\") }", "\"no scale\"", StringComparison.Ordinal)
                .Replace("[Aggregate(", "[Ignores(\"parcel-lost\")]\n[Aggregate(", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        (await workplace.BuildAsync("Aged/Aged.csproj")).Expected();
        Assert.Equal("Bay 7; no scale; Bay 8; 12.75, version 4\n", (await RunAsync()).Output);
    }

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    private async Task<Dotnet.Outcome> RunAsync()
        => (await workplace.RunAsync("exec", Path.Combine("Aged", "bin", "Debug", "net10.0", "Aged.dll"), Path.Combine("Aged", "parcels.db"))).Expected();

    private async Task FormatAsync(string rule)
        => (await workplace.RunAsync("format", "analyzers", "Aged/Aged.csproj", "--no-restore", "--diagnostics", rule)).Expected();
}
