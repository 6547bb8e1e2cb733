using System.Globalization;
using System.Text.RegularExpressions;

namespace Foldstream.Docs.Tests;

/// <summary>Every log message has an id of its own, and stands in the guide.</summary>
public sealed partial class LogMessageTests
{
    [Fact]
    public void The_guide_lists_every_log_message_under_an_id_of_its_own()
    {
        (int Id, string Level)[] messages = [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => Declared().Matches(File.ReadAllText(path)))
            .Select(match => (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value.ToLowerInvariant())).Order()];
        (int Id, string Level)[] listed = [.. Listed().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "guides", "observability.md")))
            .Select(match => (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value))];
        Assert.NotEmpty(messages);
        Assert.Distinct(messages.Select(message => message.Id));
        Assert.Equal(messages, listed);
    }

    [GeneratedRegex(@"\[LoggerMessage\(EventId = (\d+), Level = LogLevel\.(\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
