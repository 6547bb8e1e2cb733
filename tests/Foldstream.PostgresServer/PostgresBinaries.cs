namespace Foldstream.PostgresServer;

/// <summary>Finds PostgreSQL's programs.</summary>
public static class PostgresBinaries
{
    /// <summary>Names the folder of the programs, if it is none that is looked into.</summary>
    public const string Variable = "FOLDSTREAM_POSTGRES_BIN";

    /// <summary>The folder with <c>postgres</c> and <c>initdb</c>, or <see langword="null"/>.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    /// <summary>The path of one of PostgreSQL's programs, which may lie beside what the folder only links to.</summary>
    public static string PathOf(string program)
    {
        string folder = Folder ?? throw new InvalidOperationException(TestPostgres.Missing), there = Path.Combine(folder, program);
        return File.Exists(there) ? there : Path.Combine(Path.GetDirectoryName(File.ResolveLinkTarget(Path.Combine(folder, "postgres"), returnFinalTarget: true)?.FullName ?? there)!, program);
    }

    /// <summary>The path of a program that is not PostgreSQL's own, such as <c>pgbouncer</c>, or <see langword="null"/>.</summary>
    public static string? Find(string program) => PathFolders().Append("/usr/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return [given];
        }

        IEnumerable<string> installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(VersionOf).Select(version => Path.Combine(version, "bin"))
            : [];
        return [.. PathFolders(), .. installed];
    }

    private static string[] PathFolders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), out int version) ? version : 0;
}
