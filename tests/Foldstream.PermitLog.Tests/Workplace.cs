using PermitLog;

namespace Foldstream.PermitLog.Tests;

/// <summary>A directory of its own, in which the program is run.</summary>
public sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("permit-log-tests-");

    public Workplace() => Database = PathOf("permit-log.db");

    public string Database { get; }

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    /// <summary>Imports a log into <see cref="Database"/>.</summary>
    public Task<Outcome> ImportAsync(string path) => RunAsync(path, "--database", Database);

    public static async Task<Outcome> RunAsync(params string[] args)
    {
        StringWriter output = new(), error = new();
        int code = await Program.RunAsync(args, output, error);
        return new Outcome(code, output.ToString(), error.ToString());
    }

    public void Dispose() => _directory.Delete(recursive: true);
}

/// <summary>What a run of the program left behind.</summary>
public sealed record Outcome(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd();
}
