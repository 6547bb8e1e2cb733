using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Tests;

/// <summary>What <c>docs/wire-format.md</c> shows is what the code does.</summary>
public sealed class WireFormatTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "wire-format.md"));

    public static TheoryData<string, string, string> PlainValues => [.. ReadPlainValues()];

    [Theory]
    [MemberData(nameof(PlainValues))]
    public void The_bytes_of_each_plain_value_are_what_the_table_shows(string shape, string example, string bytes)
    {
        byte[] value = Hex(bytes);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PayloadJson.Write(json, EventShape.Parse($"(A: {shape})"), [0x91, .. value]);
        }

        Assert.Equal($$"""{"A":{{example}}}""", Utf8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void The_table_has_every_plain_value()
        => Assert.Equal(Enum.GetValues<ShapeScalar>().Where(scalar => scalar != ShapeScalar.Any).Select(EventShape.NameOf), ReadPlainValues().Select(row => row.Item1));

    [Fact]
    public void The_worked_example_is_the_page_that_is_sealed()
    {
        PageBuilder page = new();
        page.Add(new LineAdded("SKU-1", 2, 9.95m));
        ReadOnlyMemory<byte> bytes = page.Seal([1], new PageAddress(
            PageFormat.SeedOf(StreamId.Parse("order/7f3a")),
            AppendId.Parse("0199aabb-ccdd-7eef-8011-223344556677"),
            new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
            AppendUnit.EncodeMetadata(new StreamAppend { Stream = default, Page = page, AppendId = default, Time = default, Metadata = new EventMetadata { Actor = "anna" } })));
        Assert.Equal(Convert.ToHexString(BytesBehind("## A worked example")), Convert.ToHexString(bytes.Span));
    }

    [Fact]
    public void The_limits_are_those_of_the_table()
    {
        PageLimits limits = PageLimits.Default;
        Assert.Equal((1 << 20, 10_000, 16 << 20, 64 << 10, 65_535),
            (limits.MaxEventSize, limits.MaxEventCount, limits.MaxAppendSize, limits.MaxMetadataSize, EventTypeTable.MaxId));
        _ = new PageLimits { MaxEventSize = 16 << 20, MaxEventCount = 1_000_000, MaxAppendSize = 512 << 20, MaxMetadataSize = 1 << 20 };
    }

    [Fact]
    public void The_append_id_of_a_message_is_the_one_shown()
        => Assert.Contains(Lines, line => line.Contains($"`AppendId.From(\"kafka\", \"orders-0-42\")` is `{AppendId.From("kafka", "orders-0-42")}`", StringComparison.Ordinal));

    [Fact]
    public void The_shape_that_is_shown_parses()
    {
        string shape = Lines.Single(line => line.StartsWith("`(Sku: str, Status", StringComparison.Ordinal)).Trim('`');
        Assert.Equal(shape, EventShape.Parse(shape).ToString());
    }

    private static IEnumerable<(string, string, string)> ReadPlainValues()
        => from line in Lines
           let row = Regex.Match(line, "^\\| `(?<shape>[a-z0-9]+)` \\| .* \\| `(?<example>[^`]*)` \\| `(?<bytes>[0-9a-f ]+)` \\|$")
           where row.Success
           select (row.Groups["shape"].Value, row.Groups["example"].Value, row.Groups["bytes"].Value);

    /// <summary>The bytes of the first block behind a heading: what stands before two spaces in each line.</summary>
    private static byte[] BytesBehind(string heading)
        => [.. Lines.SkipWhile(line => line != heading).SkipWhile(line => line != "```").Skip(1).TakeWhile(line => line != "```")
            .SelectMany(line => Hex(line.Split("  ")[0]))];

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
