namespace Foldstream.PackageTests;

/// <summary>The steps of a guide: the commands that it has its reader type, and the files that it has the reader write.</summary>
internal static class Tutorial
{
    internal abstract record Step;

    internal sealed record Command(string Line) : Step;

    internal sealed record SourceFile(string Path, string Text) : Step;

    public static List<Step> Read(string guide)
    {
        List<Step> steps = [];
        string[] lines = File.ReadAllLines(guide);
        string? file = null;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('`') && lines[i].EndsWith("`:", StringComparison.Ordinal))
            {
                file = lines[i][1..^2];
            }
            else if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.IndexOf(lines, "```", i + 1);
                string[] block = lines[(i + 1)..end];
                if (lines[i] == "```sh")
                {
                    steps.AddRange(block.Select(line => new Command(line)));
                }
                else
                {
                    steps.Add(new SourceFile(file ?? throw new FormatException($"{guide}, line {i + 1}: no line says which file this is."), string.Join('\n', block) + "\n"));
                    file = null;
                }

                i = end;
            }
        }

        return steps;
    }
}
