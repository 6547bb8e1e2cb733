using System.Text.RegularExpressions;

namespace Foldstream.Docs.Tests;

internal static partial class Links
{
    /// <summary>The targets of a page's links to other files, without what follows a <c>#</c>.</summary>
    public static IEnumerable<string> In(string page)
        => Pattern().Matches(page)
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Pattern();
}
