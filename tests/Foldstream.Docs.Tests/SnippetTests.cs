namespace Foldstream.Docs.Tests;

/// <summary>What the guides show is code of a sample or a test, which the build compiles and the tests run.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string> Guides
        => ["README.md", .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "README.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
            .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "guides"), "*.md").Select(path => "docs/guides/" + Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_snippet_of_a_guide_stands_in_a_file_that_is_compiled(string name)
    {
        Guide guide = Guide.Read(Path.Combine(RepositoryRoot.Path, name));
        List<List<string>> files = [.. CompiledFiles().Select(path => CodeLines.Of(File.ReadLines(path)))];
        Assert.NotEmpty(guide.Snippets);
        Assert.All(guide.Snippets, snippet => Assert.True(
            files.Any(snippet.IsIn),
            $"{guide.Name}, line {snippet.Line}: no file under samples or tests has these lines:\n{string.Join("\n", snippet.Code)}"));
    }

    [Fact]
    public void A_snippet_that_differs_by_a_word_is_found_out()
    {
        List<string> file = ["class A", "{", "int x;", "int y;", "}"];
        Assert.True(new Snippet(1, ["class A", "{", "// ...", "int y;"]).IsIn(file));
        Assert.False(new Snippet(1, ["class A", "{", "// ...", "int z;"]).IsIn(file));
        Assert.False(new Snippet(1, ["int y;", "// ...", "class A"]).IsIn(file));
    }

    [Fact]
    public void Links_between_pages_lead_to_files()
    {
        string[] pages = [Path.Combine(RepositoryRoot.Path, "README.md"), Path.Combine(RepositoryRoot.Path, "CONTRIBUTING.md"),
            .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories)];
        foreach (string page in pages)
        {
            foreach (string target in Links.In(File.ReadAllText(page)))
            {
                string path = Path.Combine(Path.GetDirectoryName(page)!, target);
                Assert.True(File.Exists(path) || Directory.Exists(path), $"{Path.GetRelativePath(RepositoryRoot.Path, page)} links to {target}, which does not exist.");
            }
        }
    }

    private static IEnumerable<string> CompiledFiles()
        => new[] { "samples", "tests" }.SelectMany(room => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, room), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal) && !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal));
}
