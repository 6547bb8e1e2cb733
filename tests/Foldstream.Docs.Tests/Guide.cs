namespace Foldstream.Docs.Tests;

/// <summary>A page of the documentation and its blocks of C#.</summary>
internal sealed class Guide
{
    private Guide(string name, List<Snippet> snippets) => (Name, Snippets) = (name, snippets);

    public string Name { get; }

    public IReadOnlyList<Snippet> Snippets { get; }

    public static Guide Read(string path)
    {
        List<Snippet> snippets = [];
        List<string>? open = null;
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (open is null)
            {
                open = line == "```csharp" ? [] : null;
            }
            else if (line == "```")
            {
                snippets.Add(new Snippet(i - open.Count + 1, CodeLines.Of(open)));
                open = null;
            }
            else
            {
                open.Add(lines[i]);
            }
        }

        return new Guide(Path.GetRelativePath(RepositoryRoot.Path, path), snippets);
    }
}

/// <summary>A block of C#.</summary>
/// <param name="Line">Where it begins in its page, from 1.</param>
/// <param name="Code">Its lines without indentation and empty ones. A line of three dots stands for code that is left out.</param>
internal sealed record Snippet(int Line, List<string> Code)
{
    private const string LeftOut = "// ...";

    /// <summary>Whether a file has the parts of the block, each as it stands and one after the other.</summary>
    public bool IsIn(List<string> file)
    {
        int from = 0;
        foreach (List<string> part in Parts())
        {
            int at = Find(file, part, from);
            if (at < 0)
            {
                return false;
            }

            from = at + part.Count;
        }

        return true;
    }

    private IEnumerable<List<string>> Parts()
    {
        List<string> part = [];
        foreach (string line in Code.Append(LeftOut))
        {
            if (line != LeftOut)
            {
                part.Add(line);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }
    }

    private static int Find(List<string> file, List<string> part, int from)
    {
        for (int at = from; at + part.Count <= file.Count; at++)
        {
            if (file.GetRange(at, part.Count).SequenceEqual(part))
            {
                return at;
            }
        }

        return -1;
    }
}

internal static class CodeLines
{
    public static List<string> Of(IEnumerable<string> lines) => [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];
}
