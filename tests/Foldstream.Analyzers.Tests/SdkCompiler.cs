using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Foldstream.Analyzers.Tests;

/// <summary>
/// Compiles a source as a build does: by the compiler of the SDK, with the SDK's own analyzers, all of them on, and Foldstream's beside them.
/// A process of its own, since these analyzers need the compiler that they come with.
/// </summary>
internal static partial class SdkCompiler
{
    private static readonly string Runtime = RuntimeEnvironment.GetRuntimeDirectory();
    private static readonly string Root = Path.GetFullPath(Path.Combine(Runtime, "..", "..", ".."));

    /// <summary>What is reported and what is silenced, each as <c>line id</c>.</summary>
    public static async Task<(HashSet<string> Reported, HashSet<string> Silenced, string Output)> RunAsync(string source, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("foldstream-sdk-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Code.cs"), source, cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "Usings.cs"), References.Usings, cancellation);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "all.globalconfig"),
                "is_global = true\ndotnet_analyzer_diagnostic.severity = warning\ndotnet_code_quality.api_surface = all\ndotnet_code_quality_unused_parameters = all\n",
                cancellation);
            await File.WriteAllLinesAsync(Path.Combine(folder, "csc.rsp"), Arguments(), cancellation);
            string output = await CompileAsync(folder, cancellation);
            return (Found(output, Reported()), Found(output, Silenced()), output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Arguments()
    {
        string sdk = Sdk(), rules = Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk"), own = AppContext.BaseDirectory;
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            "-nostdlib", "-nologo", "-target:library", "-nullable:enable", "-langversion:14", "-out:out.dll", "-analyzerconfig:all.globalconfig",
            .. platform.Where(path => path.StartsWith(Runtime, StringComparison.Ordinal)).Select(path => $"-r:\"{path}\""),
            .. new[] { typeof(EventAttribute), typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection) }.Select(type => $"-r:\"{type.Assembly.Location}\""),
            .. new[] { "Foldstream.Generators.dll", "Foldstream.Analyzers.dll" }.Select(name => Analyzer(Path.Combine(own, name))),
            .. new[] { "Microsoft.CodeAnalysis.CodeStyle.dll", "Microsoft.CodeAnalysis.CSharp.CodeStyle.dll" }.Select(name => Analyzer(Path.Combine(rules, "codestyle", "cs", name))),
            .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }.Select(name => Analyzer(Path.Combine(rules, "analyzers", name))),
            "Usings.cs", "Code.cs",
        ];
    }

    private static string Analyzer(string path)
    {
        Assert.True(File.Exists(path), $"{path} is missing.");
        return $"-analyzer:\"{path}\"";
    }

    /// <summary>The newest one beside the running runtime that is not older.</summary>
    private static string Sdk()
    {
        string? newest = Directory.GetDirectories(Path.Combine(Root, "sdk"))
            .Where(path => Version.TryParse(Path.GetFileName(path).Split('-')[0], out Version? version) && version.Major >= Environment.Version.Major)
            .MaxBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0]));
        Assert.True(newest is not null, $"There is no SDK in {Root}.");
        return newest;
    }

    private static async Task<string> CompileAsync(string folder, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", Path.Combine(Sdk(), "Roslyn", "bincore", "csc.dll"), "-noconfig", "@csc.rsp" },
        };
        using Process compiler = Process.Start(start)!;
        Task<string> errors = compiler.StandardError.ReadToEndAsync(cancellation);
        string output = await compiler.StandardOutput.ReadToEndAsync(cancellation) + await errors;
        await compiler.WaitForExitAsync(cancellation);
        Assert.DoesNotContain(": error ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
        return output;
    }

    private static HashSet<string> Found(string output, Regex pattern) => [.. pattern.Matches(output).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}")];

    [GeneratedRegex(@"Code\.cs\((\d+),\d+\): warning (\w+):")]
    private static partial Regex Reported();

    [GeneratedRegex(@"Code\.cs\((\d+),\d+\): info SP0001: \D+ '(\w+):")]
    private static partial Regex Silenced();
}
