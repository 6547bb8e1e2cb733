using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Foldstream.Generators.Tests;

/// <summary>
/// Compares emitted files with <c>Snapshots/&lt;test&gt;/&lt;file&gt;.verified.cs</c>: the set of files and their text. The environment variable
/// <c>UPDATE_SNAPSHOTS=1</c> writes them instead; nothing else does.
/// </summary>
internal static partial class Snapshot
{
    public static void Matches(Generation generation, [CallerMemberName] string test = "")
    {
        Assert.Empty(generation.Problems);
        MatchesFiles(generation, test);
    }

    /// <summary>For a project whose other files are as those of others.</summary>
    public static void MatchesAggregates(Generation generation, [CallerMemberName] string test = "")
    {
        Assert.Empty(generation.Problems);
        MatchesFiles(generation, test, ".Aggregate.g.cs");
    }

    /// <summary>The same for the subscriptions.</summary>
    public static void MatchesSubscriptions(Generation generation, [CallerMemberName] string test = "")
    {
        Assert.Empty(generation.Problems);
        MatchesFiles(generation, test, ".Subscription.g.cs");
    }

    /// <summary>For a project that doesn't compile by design.</summary>
    public static void MatchesFiles(Generation generation, [CallerMemberName] string test = "", string ending = ".cs")
    {
        string folder = Path.Combine(ProjectFolder(), "Snapshots", test);
        Dictionary<string, string> emitted = generation.Files.Where(file => file.Key.EndsWith(ending, StringComparison.Ordinal)).ToDictionary(
            file => file.Key[..^".cs".Length] + ".verified.cs", file => WithoutBuild(file.Value));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Write(folder, emitted);
            return;
        }

        string[] expected = Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path))] : [];
        Assert.Equal(expected.Order(StringComparer.Ordinal), emitted.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, string text) in emitted)
        {
            Compare(name, File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n").Split('\n'), text.Split('\n'));
        }
    }

    /// <summary>The tests that have snapshots.</summary>
    public static IEnumerable<string> Folders()
        => Directory.GetDirectories(Path.Combine(ProjectFolder(), "Snapshots")).Select(path => Path.GetFileName(path));

    private static void Write(string folder, Dictionary<string, string> emitted)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in emitted)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static void Compare(string name, string[] expected, string[] emitted)
    {
        for (int i = 0; i < Math.Max(expected.Length, emitted.Length); i++)
        {
            string was = i < expected.Length ? expected[i] : "(the end)", now = i < emitted.Length ? emitted[i] : "(the end)";
            if (was != now)
            {
                Assert.Fail($"{name}, line {i + 1}:\n  expected: {was}\n  emitted:  {now}\nIf the change is meant, run the test with UPDATE_SNAPSHOTS=1 and review the difference.");
            }
        }
    }

    // Not CallerFilePath, which a deterministic build replaces.
    private static string ProjectFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No project is above the test's binary.");
    }

    // What differs from build to build, and the hash over code, which other tests look at.
    private static string WithoutBuild(string text)
        => CodeHash().Replace(Version().Replace(text, "\"Foldstream.Generators\", \"<version>\""), "parts.AddCode(\"<hash>\")");

    [GeneratedRegex("parts\\.AddCode\\(\"[0-9a-f]{64}\"\\)")]
    private static partial Regex CodeHash();

    [GeneratedRegex("\"Foldstream.Generators\", \"[0-9.]+\"")]
    private static partial Regex Version();
}
