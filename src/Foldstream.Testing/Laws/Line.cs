namespace Foldstream.Testing;

/// <summary>One plain value inside another one.</summary>
/// <param name="Path">Where it stands: <c>Lines[2].Price</c>.</param>
/// <param name="Value">The value as text.</param>
internal readonly record struct Line(string Path, string Value)
{
    /// <summary>The first line in which two lists differ, as a sentence; null when they are equal.</summary>
    public static string? Difference(IReadOnlyList<Line> one, string first, IReadOnlyList<Line> other, string second)
    {
        for (int i = 0; i < Math.Max(one.Count, other.Count); i++)
        {
            if (i < one.Count && i < other.Count && one[i] == other[i]) continue;

            string path = i < one.Count ? one[i].Path : other[i].Path;
            return $"{(path.Length == 0 ? "The value" : $"'{path}'")} is {At(one, path)} {first}, and {At(other, path)} {second}.";
        }

        return null;
    }

    public override string ToString() => $"{Path}={Value}";

    private static string At(IReadOnlyList<Line> lines, string path) => lines.Where(line => line.Path == path).Select(line => line.Value).FirstOrDefault("missing");
}
