using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Foldstream.PackageTests;

namespace Foldstream.Aot.Tests;

/// <summary>The application as native code: nothing is warned of, it does what it does on the JIT, and it is small.</summary>
public sealed partial class NativeCodeTests(NativeCode native) : IClassFixture<NativeCode>
{
    private const double MaxProgram = 5.0, MaxLibrary = 2.0;

    [Fact]
    public async Task A_published_program_says_what_it_says_on_the_JIT()
    {
        NativePublished();
        string program = Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Aot", "bin", Configuration, "net10.0", "Foldstream.Aot.dll");
        Dotnet.Outcome onTheJit = (await Dotnet.RunAsync(RepositoryRoot.Path, packages: null, program)).Expected();

        (int code, string output, string errors) = await RunAsync(native.Program);

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(onTheJit.Output, output);
        Assert.Contains("Alice: 80.50 EUR, version 3.", output, StringComparison.Ordinal);
        Assert.Contains("Snapshots are at versions 2 and 2.", output, StringComparison.Ordinal);
        Assert.Contains("Cart { Items = 2, Coupons = 2, IsDone = True }, and 1 page was read.", output, StringComparison.Ordinal);
        Assert.Contains("""
            "event":"permit-decided"
            """, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Publishing_warns_of_nothing()
    {
        Dotnet.Outcome published = NativePublished();

        Assert.DoesNotContain("warning", published.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_libraries_is_warned_of_whether_it_is_reached_or_not()
    {
        NativePublished();

        string output = (await native.PublishWholeAsync()).Expected().Output;

        // Whoever names a formatter reaches a comparer inside MessagePack that makes code; Foldstream never compares with it.
        string[] warned = [.. output.Split('\n').Where(line => Warning().IsMatch(line) && !line.Contains(": MessagePack.MessagePackSecurity.ObjectFallbackEqualityComparer.", StringComparison.Ordinal))];
        Assert.Empty(warned);
    }

    [Fact]
    public void The_program_is_one_file_beside_SQLite_and_small()
    {
        NativePublished();
        string folder = Path.GetDirectoryName(native.Program)!;
        string[] needed = [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Where(name => Path.GetExtension(name) is not (".dbg" or ".pdb" or ".xml")).Order(StringComparer.Ordinal)];

        Assert.Equal(["Foldstream.Aot", "libe_sqlite3.so"], needed);
        Assert.InRange(Megabytes(native.Program), 1, MaxProgram);
        Assert.InRange(Megabytes(Path.Combine(folder, "libe_sqlite3.so")), 0.5, MaxLibrary);
    }

    [GeneratedRegex("warning|IL[23][0-9]{3}")]
    private static partial Regex Warning();

    private static string Configuration => typeof(NativeCodeTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static double Megabytes(string file) => new FileInfo(file).Length / 1e6;

    private Dotnet.Outcome NativePublished()
    {
        Assert.SkipWhen(NativeCode.Missing is not null, NativeCode.Missing ?? "");
        return native.Published!.Expected();
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await output, await errors);
    }
}
