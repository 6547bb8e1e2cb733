extern alias January;
extern alias July;
extern alias November;
extern alias September;
using System.Reflection;
using Foldstream.Testing;

namespace Foldstream.Evolution.Tests;

/// <summary>What a golden file that was edited, lost or outrun says, and that no request changes what is in one.</summary>
public sealed class GoldenFileTests : IDisposable
{
    private static readonly Assembly January = typeof(January::Shop.Desk).Assembly, July = typeof(July::Shop.Desk).Assembly;
    private static readonly Assembly September = typeof(September::Shop.Desk).Assembly, November = typeof(November::Shop.Desk).Assembly;

    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-golden-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("order-placed", "92a45a6fc3ab01", "92a45a6fc3ab02", "The bytes say {\"Customer\":\"Zoë\",\"Currency\":\"USD\"}, and the file has {\"Customer\":\"Zoë\",\"Currency\":\"EUR\"}. One of them was changed; what databases hold was not.")]
    [InlineData("order-placed", "\"EUR\"", "\"USD\"", "The bytes say {\"Customer\":\"Zoë\",\"Currency\":\"EUR\"}, and the file has {\"Customer\":\"Zoë\",\"Currency\":\"USD\"}.")]
    [InlineData("order-placed", "bytes 92a45a6fc3ab01", "bytes 92a45a6fc3ab", "The bytes are nothing of the shape (Customer: str, Currency: i32{EUR=1, USD=2}): ")]
    [InlineData("order-placed", "bytes 92a45a6fc3ab01", "bytes 92a45a6fc3ab0", "can't be read: line 8: ")]
    [InlineData("order-placed", "event order-placed@1", "event order-paid@1", "it is of order-paid v1")]
    [InlineData("order-placed", "format 1", "format 2", "The file should begin with 'format 1'.")]
    [InlineData("order-placed", "shape (Customer: str, ", "shape (Buyer: str, ", "It is shipped as (Customer: str, Currency: i32{EUR=1, USD=2}), and ")]
    [InlineData("order-viewed", "\"TITLE\"", "\"title\"", "The bytes say {\"By\":\"TITLE\"}, and the file has {\"By\":\"title\"}.")]
    [InlineData("order-packed", "bytes 9101", "bytes 91c3", "The bytes are nothing of the shape (Parcels: i32): ")]
    [InlineData("order-line-added", "\"Quantity\":3,\"UnitPrice\":10}\nbecomes order-line-added@2 (Sku: str, Quantity: decimal, UnitPrice: decimal)\n  {\"Sku\":\"mini\",\"Quantity\":3",
        "\"Quantity\":3,\"UnitPrice\":10}\nbecomes order-line-added@2 (Sku: str, Quantity: decimal, UnitPrice: decimal)\n  {\"Sku\":\"mini\",\"Quantity\":4",
        "The bytes become order-line-added v2 {\"Sku\":\"mini\",\"Quantity\":3,\"UnitPrice\":10}, and the file has order-line-added v2 {\"Sku\":\"mini\",\"Quantity\":4,\"UnitPrice\":10}. An upcaster says something else now of what is stored already.")]
    [InlineData("order-shipped", "becomes order-packed@1 (Parcels: i32)\n  {\"Parcels\":1}\n", "", "The bytes become order-packed v1 {\"Parcels\":1}, then order-sent v1 ")]
    [InlineData("order-shipped", "becomes order-sent@1", "becomes order-posted@1", "The bytes become order-packed v1 {\"Parcels\":1}, then order-sent v1 ")]
    public void A_file_that_was_edited_is_found_out(string name, string part, string edited, string finding)
    {
        Laws(November).WriteGolden();
        string file = FileOf(name), text = File.ReadAllText(file), changed = text.Replace(part, edited, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);

        Assert.Contains(finding, Broken(November, $"{name} v1: golden bytes"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_changes_nothing_that_is_there()
    {
        Laws(November).WriteGolden();
        string file = FileOf("order-placed"), changed = File.ReadAllText(file).Replace("92a45a6fc3ab01", "92a45a6fc3ab02", StringComparison.Ordinal);
        File.WriteAllText(file, changed);
        Laws(November).WriteGolden();

        Assert.Equal(changed, File.ReadAllText(file));
        Broken(November, "order-placed v1: golden bytes");
    }

    [Fact]
    public void A_file_that_is_lost_is_missed_and_made_again_on_request()
    {
        Laws(November).WriteGolden();
        string file = FileOf("order-packed"), text = File.ReadAllText(file);
        File.Delete(file);

        Assert.EndsWith($"It is shipped, and has no golden file. Golden files are made on request: run the tests once with FOLDSTREAM_GOLDEN=write, or call WriteGolden. Then commit {file}.", Broken(November, "order-packed v1: golden bytes"));
        Assert.False(File.Exists(file));

        Laws(November).WriteGolden();
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void What_upcasters_make_of_it_is_missed_once_all_of_that_is_shipped()
    {
        Laws(January).WriteGolden();
        Laws(July).WriteGolden();
        Assert.DoesNotContain("becomes", File.ReadAllText(FileOf("order-shipped")), StringComparison.Ordinal);
        Laws(July).Check("order-shipped v1: golden bytes");

        Assert.Contains("It has upcasters now, and the file does not say what they make of these bytes.", Broken(September, "order-shipped v1: golden bytes"), StringComparison.Ordinal);
        Laws(September).WriteGolden();
        Laws(September).Check();
    }

    [Fact]
    public void An_outcome_that_is_meant_is_taken_by_removing_the_old_one()
    {
        Laws(November).WriteGolden();
        string file = FileOf("order-line-added"), text = File.ReadAllText(file);
        string[] kept = [.. File.ReadAllLines(file)];
        File.WriteAllLines(file, kept.Where((line, i) => !line.StartsWith("becomes", StringComparison.Ordinal) && (i == 0 || !kept[i - 1].StartsWith("becomes", StringComparison.Ordinal))));

        Laws(November).WriteGolden();
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void The_line_ends_of_Windows_are_no_difference()
    {
        Laws(November).WriteGolden();
        string file = FileOf("order-shipped"), windows = File.ReadAllText(file).ReplaceLineEndings("\r\n");
        File.WriteAllText(file, windows);
        Laws(November).WriteGolden();

        Assert.Equal(windows, File.ReadAllText(file));
        Laws(November).Check("order-shipped v1: golden bytes");
    }

    private EventLaws Laws(Assembly month) => EventLaws.Of(month, _folder);

    private string FileOf(string name) => Path.Combine(_folder, name + "@1.golden");

    private string Broken(Assembly month, string law) => Assert.Throws<EventLawException>(() => Laws(month).Check(law)).Message;
}
