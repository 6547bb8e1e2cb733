namespace Foldstream.PackageTests;

/// <summary>A shipped domain that was edited, in a project that has the package: what its author is told, and what is repaired from the command line.</summary>
public sealed class ShippedEventTests(Workplace workplace)
{
    internal const string Written = """
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

            private void Apply(in ParcelPosted e) => Weight = e.Weight;

            private void Apply(in ParcelWeighed e) => Weight = e.Weight;
        }

        """;

    internal const string Lock = """
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

    private string Source => Path.Combine(workplace.Consumers, "Aged", "Parcel.cs");

    private string LockFile => Path.Combine(workplace.Consumers, "Aged", "events.lock");

    [Fact]
    public async Task What_is_stored_is_not_broken_in_silence_and_the_command_line_freezes_it()
    {
        string[] told =
        [
            "Parcel.cs(13,12): error FOLD304: Category 'parcel' is shipped, and 'Parcel', which stood for it, has another category: what its streams hold can't be found any more. Call it 'parcel' again.",
            "Parcel.cs(6,72): error FOLD301: Version 1 of event 'parcel-posted' is shipped, and its 'Weight' was 'i64' and is 'i32': the stored bytes hold 'Weight: i64'. Undo it, or raise the version and write an 'Upcast' from version 1.",
            "Parcel.cs(11,13): error FOLD301: Version 1 of event 'parcel-weighed' is shipped, and its 'Weight' was member 1 and is member 2: the stored bytes hold 'Weight: decimal'. Undo it, or raise the version and write an 'Upcast' from version 1.",
            "events.lock(7,1): error FOLD302: Version 1 of event 'parcel-lost' is shipped, and no code reads it.",
        ];
        Dotnet.Outcome built = await workplace.BuildAsync("Aged/Aged.csproj");
        Assert.NotEqual(0, built.ExitCode);
        Assert.All(told, line => Assert.Contains(line, built.Output, StringComparison.Ordinal));
        Assert.Equal(told.Length, built.Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct().Count());

        await FormatAsync("FOLD304");
        await FormatAsync("FOLD301");
        Assert.Equal(
            Written
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
                    """.ReplaceLineEndings("\n"), StringComparison.Ordinal),
            await File.ReadAllTextAsync(Source, TestContext.Current.CancellationToken));
        Assert.Equal(Lock, await File.ReadAllTextAsync(LockFile, TestContext.Current.CancellationToken));
    }

    private async Task FormatAsync(string rule)
        => (await workplace.RunAsync("format", "analyzers", "Aged/Aged.csproj", "--no-restore", "--diagnostics", rule)).Expected();
}
