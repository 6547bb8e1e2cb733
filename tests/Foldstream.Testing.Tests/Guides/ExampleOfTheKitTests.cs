namespace Foldstream.Testing.Tests.Guides;

public sealed class ExampleOfTheKitTests
{
    [Fact]
    public void The_example_in_the_documentation_of_StoreConformance_is_a_test_that_runs()
    {
        string source = Path.Combine(RepositoryRoot.Path, "src", "Foldstream.Testing", "Conformance", "StoreConformance.cs");
        string test = Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Testing.Tests", "Guides", "MyStoreTests.cs");
        IEnumerable<string> shown = File.ReadLines(source).SkipWhile(line => !line.Contains("<code>", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.Contains("</code>", StringComparison.Ordinal)).Select(line => line.TrimStart()["///".Length..].Trim());
        IEnumerable<string> run = File.ReadLines(test).SkipWhile(line => !line.Contains("class", StringComparison.Ordinal)).Select(line => line.Trim());
        Assert.Equal(run, shown);
    }
}
