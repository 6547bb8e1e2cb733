using System.Diagnostics;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests.Corpus;

/// <summary>The compiler of the SDK, in a process of its own and as a build calls it: with our generators, analyzers and fixes.</summary>
internal sealed partial class Csc : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("foldstream-csc-");
    private readonly string[] _arguments;

    public Csc()
    {
        string references = Directory.CreateDirectory(In("references")).FullName;
        foreach (Net100.ReferenceInfo reference in Net100.ReferenceInfos.All) File.WriteAllBytes(Path.Combine(references, reference.FileName), reference.ImageBytes);
        File.WriteAllText(In("Usings.cs"), References.Usings);
        IEnumerable<string> more = References.All.OfType<PortableExecutableReference>().Select(reference => reference.FilePath!).Where(Path.IsPathRooted);
        Type[] roslyn = [typeof(Generators.FoldstreamGenerator), typeof(FoldstreamAnalyzer), typeof(CodeFixes.FoldstreamCodeFix)];
        _arguments =
        [
            "/nologo", "/fullpaths", "/nostdlib+", "/target:library", "/langversion:14", "/nullable+", "/warn:10", "/utf8output", "/preferreduilang:en", "/deterministic+",
            .. Directory.GetFiles(references).Concat(more).Select(path => $"/reference:\"{path}\""),
            .. roslyn.Select(type => $"/analyzer:\"{type.Assembly.Location}\""),
            $"\"{In("Usings.cs")}\"",
        ];
    }

    /// <summary>What it prints about the files, a line for each finding.</summary>
    public async Task<IReadOnlyList<Line>> CompileAsync(IReadOnlyList<WrongFile> files, params string[] switchedOn)
    {
        string name = Path.GetRandomFileName(), options = In(name + ".globalconfig"), response = In(name + ".rsp");
        await File.WriteAllTextAsync(options, NativeProject.Config + "\n" + string.Concat(switchedOn.Select(id => $"dotnet_diagnostic.{id}.severity = warning\n")));
        await File.WriteAllLinesAsync(response,
        [
            .. _arguments, $"/out:\"{In(name + ".dll")}\"", $"/analyzerconfig:\"{options}\"", .. files.Select(file => $"\"{file.Path}\""),
            .. files.Where(file => file.EventLock is not null).Select(file => $"/additionalfile:\"{file.EventLockPath}\""),
        ]);
        string output = await RunAsync(Dotnet, "exec", await PathAsync(), "/noconfig", "@" + response);
        Dictionary<string, Func<int, string, string>> known = files.ToDictionary(file => file.Path, file => (Func<int, string, string>)file.Finding);
        foreach (WrongFile file in files) known.Add(file.EventLockPath, file.LockFinding);
        return
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => Printed().Match(line) is { Success: true } match && known.TryGetValue(match.Groups["path"].Value, out Func<int, string, string>? finding)
                    ? new Line(line, finding(int.Parse(match.Groups["line"].ValueSpan, null), match.Groups["id"].Value))
                    : new Line(line, line)),
        ];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The one that builds the repository: <c>dotnet --list-sdks</c> says where the SDK is that <c>dotnet --version</c> takes.</summary>
    private static async Task<string> PathAsync()
    {
        string version = (await RunAsync(Dotnet, "--version")).Trim();
        string listed = (await RunAsync(Dotnet, "--list-sdks")).Split('\n').First(line => line.StartsWith(version + " [", StringComparison.Ordinal)).Trim();
        return Path.Combine(listed[(version.Length + 2)..^1], version, "Roslyn", "bincore", "csc.dll");
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = RepositoryRoot.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start.");
        using CancellationTokenSource limit = new(Limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token), errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return await output + await errors;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} ran for more than {Limit.TotalMinutes} minutes.");
        }
    }

    /// <param name="Text">As it was printed.</param>
    /// <param name="Finding">File, line and id, as a mark says it; what is no finding in a file of the corpus stands here as it was printed.</param>
    internal sealed record Line(string Text, string Finding);

    [GeneratedRegex(@"^(?<path>.+?)\((?<line>\d+),\d+(?:,\d+,\d+)?\): (?:error|warning|info) (?<id>[A-Z]+\d+): ")]
    private static partial Regex Printed();
}
