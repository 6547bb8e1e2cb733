namespace Foldstream.Testing.Tests.Laws;

public sealed class GoldenFolderTests
{
    private static readonly EventKey Key = new("order-placed", 1);

    private static string Tests => Path.Combine(RepositoryRoot.Path, "tests", "Foldstream.Testing.Tests");

    [Fact]
    public void It_lies_beside_the_source_file()
        => Assert.Equal(Path.Combine(Tests, "Laws", "Golden", "order-placed@1.golden"), new GoldenFolder("Golden", Path.Combine(Tests, "Laws", "GoldenFolderTests.cs")).FileOf(Key));

    [Theory]
    [InlineData("/_/tests/Foldstream.Testing.Tests/Laws/GoldenFolderTests.cs")]
    [InlineData(@"D:\_\tests\Foldstream.Testing.Tests\Laws\GoldenFolderTests.cs")]
    public void It_is_found_from_the_path_of_a_deterministic_build(string source)
        => Assert.Equal(Path.Combine(Tests, "Laws", "Golden", "order-placed@1.golden"), new GoldenFolder("Golden", source).FileOf(Key));

    [Fact]
    public void It_may_be_named_in_full()
    {
        string folder = Path.Combine(Path.GetTempPath(), "golden");
        Assert.Equal(Path.Combine(folder, "order-placed@1.golden"), new GoldenFolder(folder, "/_/nowhere.cs").FileOf(Key));
    }

    [Fact]
    public void One_that_is_nowhere_asks_for_its_path() => Assert.Equal(
        "The golden files should lie in 'Golden' beside /_/tests/Nowhere.cs, which is not on this machine. Give EventLaws.Of the full path of their folder.",
        Assert.Throws<LawFault>(() => new GoldenFolder("Golden", "/_/tests/Nowhere.cs").FileOf(Key)).Message);
}
