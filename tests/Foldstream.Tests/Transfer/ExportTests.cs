using Foldstream.Events;
using Foldstream.Stores;
using Foldstream.Transfer;
using static Foldstream.Tests.Transfer.Stocked;

namespace Foldstream.Tests.Transfer;

public sealed class ExportTests : IDisposable
{
    private readonly InMemoryEventStore _source = new(), _destination = new();

    public void Dispose()
    {
        _source.Dispose();
        _destination.Dispose();
    }

    [Fact]
    public async Task An_event_is_a_line_with_a_CloudEvents_envelope()
    {
        PageBuilder page = new();
        page.Add(new LineAdded("Tür", 2, 9.50m));
        page.Add(new LineAdded("\"<", 1, 1));
        page.Add(new OrderClosed());
        await _source.AppendAsync([new StreamAppend { Stream = OfAcme, Page = page, AppendId = AppendId.From("test", "1"), Time = Time, Metadata = Metadata }], Token);
        Assert.Equal("""
            {"specversion":"1.0","id":"[acme]order/1/1","source":"https://shop.example/","type":"order-line-added","subject":"order/1","time":"2026-11-23T10:00:00.0000001Z","tenant":"acme","streamversion":"1","position":"1","schemaversion":1,"appendid":"ID","actor":"ada","correlationid":"c\"1","causationid":"","headers":"{\"a\":\"\",\"z\":\"ä\"}","shape":"(Sku: str, Quantity: i32, UnitPrice: decimal)","datacontenttype":"application/json","data":{"Sku":"Tür","Quantity":2,"UnitPrice":9.50}}
            {"specversion":"1.0","id":"[acme]order/1/2","source":"https://shop.example/","type":"order-line-added","subject":"order/1","time":"2026-11-23T10:00:00.0000001Z","tenant":"acme","streamversion":"2","position":"2","schemaversion":1,"appendid":"ID","actor":"ada","correlationid":"c\"1","causationid":"","headers":"{\"a\":\"\",\"z\":\"ä\"}","datacontenttype":"application/json","data":{"Sku":"\"<","Quantity":1,"UnitPrice":1}}
            {"specversion":"1.0","id":"[acme]order/1/3","source":"https://shop.example/","type":"order-closed","subject":"order/1","time":"2026-11-23T10:00:00.0000001Z","tenant":"acme","streamversion":"3","position":"3","schemaversion":2,"appendid":"ID","actor":"ada","correlationid":"c\"1","causationid":"","headers":"{\"a\":\"\",\"z\":\"ä\"}","shape":"()","datacontenttype":"application/json","data":{}}

            """.Replace("ID", AppendId.From("test", "1").ToString(), StringComparison.Ordinal), await ExportAsync(new ExportOptions { Source = "https://shop.example/" }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_was_exported_is_imported_byte_for_byte(int seed)
    {
        await FillAsync(_source, seed);
        string lines = await ExportAsync();
        long head = await _source.GetHeadAsync(Token);
        Assert.Equal(new ImportResult(head, 60, 0), await ImportAsync(lines));
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
        Assert.Equal(new ImportResult(0, 0, head), await ImportAsync(lines));
        Assert.Equal(head, await _destination.GetHeadAsync(Token));
    }

    [Fact]
    public async Task Streams_are_exported_in_the_order_in_which_they_are_asked_for()
    {
        await FillAsync(_source);
        string[] subjects = [.. (await ExportAsync(new ExportOptions { Streams = [Two, Cart] })).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("\"subject\":\"")[1].Split('"')[0]).Distinct()];
        Assert.Equal(["order/2", "cart/a b/ü"], subjects);
        await ImportAsync(await ExportAsync(new ExportOptions { Streams = [One, Two, Cart, OfAcme] }));
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
    }

    [Fact]
    public async Task A_category_is_exported_behind_a_position()
    {
        await FillAsync(_source);
        string all = await ExportAsync(new ExportOptions { Categories = ["cart"] });
        Assert.All(all.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("\"subject\":\"cart/", line, StringComparison.Ordinal));
        string rest = await ExportAsync(new ExportOptions { AfterPosition = await _source.GetHeadAsync(Token) - 1 });
        Assert.Single(rest.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_stream_that_is_missing_or_deleted_is_not_exported()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1));
        await _source.DeleteStreamAsync(One, ByAda, cancellationToken: Token);
        await Assert.ThrowsAsync<StreamDeletedException>(() => ExportAsync(new ExportOptions { Streams = [One] }));
        await Assert.ThrowsAsync<StreamNotFoundException>(() => ExportAsync(new ExportOptions { Streams = [Two] }));
        Assert.Equal("", await ExportAsync());
    }

    [Theory]
    [InlineData("protected", "93A161D450010D")]
    [InlineData("more than the shape says", "94A16101C4100000000000000000000000000000000102")]
    [InlineData("not in its shortest form", "93A161D200000001C41000000000000000000000000000000001")]
    public async Task A_payload_that_JSON_cannot_say_stands_as_it_is(string what, string payload)
    {
        PageBuilder page = new();
        page.AddEncoded(LineAdded.EventType, Convert.FromHexString(what == "protected" ? "93A161D45001C41000000000000000000000000000000001" : payload));
        await _source.AppendAsync([new StreamAppend { Stream = One, Page = page, AppendId = AppendId.New(), Time = Time }], Token);
        string lines = await ExportAsync();
        Assert.Contains("\"datacontenttype\":\"application/vnd.msgpack\",\"data_base64\":\"", lines, StringComparison.Ordinal);
        await ImportAsync(lines);
        Assert.Equal(await ContentAsync(_source), await ContentAsync(_destination));
    }

    [Fact]
    public async Task Events_from_elsewhere_are_imported_by_what_the_program_knows_of_them()
    {
        const string Lines = """
            {"specversion":"1.0","id":"77","source":"https://old.example/","type":"order-line-added","subject":"order/9","time":"2020-01-02T03:04:05+02:00","data":{"Sku":"a","Quantity":1,"UnitPrice":2.0}}

            {"specversion":"1.0","id":"78","source":"https://old.example/","type":"order-closed","schemaversion":2,"subject":"order/9","data":{}}
            """;
        ImportOptions options = new() { FindType = (name, _) => name == "order-closed" ? OrderClosed.EventType : LineAdded.EventType, Tenant = "acme", Time = Time };
        Assert.Equal(new ImportResult(2, 2, 0), await _destination.ImportAsync(new StringReader(Lines), options, Token));
        Assert.Equal(new ImportResult(0, 0, 2), await _destination.ImportAsync(new StringReader(Lines), options, Token));
        using StringWriter dump = new();
        Assert.Equal(2, await _destination.DumpAsync(new StreamId("acme", "order", "9"), dump, Token));
        Assert.Contains("\"time\":\"2020-01-02T01:04:05.0000000Z\"", dump.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "Line 2: ")]
    [InlineData("[]", "Line 2: It is no CloudEvent of version 1.0.")]
    [InlineData("""{"specversion":"0.3"}""", "Line 2: It is no CloudEvent of version 1.0.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","data":{}}""", "Line 2: The shape of 'x' v1 is not known")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"Order","time":"2020-01-02T03:04:05Z","data":{}}""", "Line 2: 'Order' is not a stream id.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","shape":"()","data":{}}""", "Line 2: It has no time.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(","data":{}}""", "Line 2: ")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"()"}""", "Line 2: It has no data.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","data":{"A":"one"}}""", "Line 2: 'A' is \"one\", and should be i32.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","data_base64":"kA=="}""", "Line 2: 'data_base64' is not what the shape says.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"()","streamversion":"-1","data":{}}""", "Line 2: ")]
    public async Task A_line_that_cannot_be_read_is_named(string line, string message)
    {
        FormatException error = await Assert.ThrowsAsync<FormatException>(() => ImportAsync("\n" + line));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _destination.GetHeadAsync(Token));
    }

    [Fact]
    public async Task An_event_from_elsewhere_that_is_delivered_twice_is_written_once()
    {
        const string First = """{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","data":{"A":1}}""";
        const string Otherwise = """{ "data":{"A":1}, "id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","specversion":"1.0"}""";
        string second = First.Replace("\"id\":\"1\"", "\"id\":\"2\"", StringComparison.Ordinal);
        Assert.Equal(new ImportResult(2, 2, 3), await ImportAsync($"{First}\n\n{First}\n{Otherwise}\n{second}\n{First}"));
        Assert.Equal(new ImportResult(0, 0, 4), await ImportAsync($"{second}\n{First}\n{First}\n{second}"));
        Assert.Equal(2, await _destination.GetHeadAsync(Token));
    }

    [Theory]
    [InlineData("\"A\":1}", "\"A\":2}")]
    [InlineData("order/1", "order/2")]
    [InlineData("05Z", "06Z")]
    public async Task Another_event_with_the_identity_of_the_one_before_it_is_refused(string what, string other)
    {
        const string First = """{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","data":{"A":1}}""";
        FormatException error = await Assert.ThrowsAsync<FormatException>(() => ImportAsync($"{First}\n{First.Replace(what, other, StringComparison.Ordinal)}"));
        Assert.StartsWith("Line 2: It has the 'source' and the 'id' of the event before it, and is another one.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _destination.GetHeadAsync(Token));
    }

    [Fact]
    public async Task Another_event_with_the_identity_of_one_further_away_is_refused_by_the_store()
    {
        const string First = """{"specversion":"1.0","id":"1","source":"/","type":"x","subject":"order/1","time":"2020-01-02T03:04:05Z","shape":"(A: i32)","data":{"A":1}}""";
        string second = First.Replace("\"id\":\"1\"", "\"id\":\"2\"", StringComparison.Ordinal), third = First.Replace("\"A\":1}", "\"A\":2}", StringComparison.Ordinal);
        await Assert.ThrowsAsync<AppendIdReusedException>(() => ImportAsync($"{First}\n{second}\n{third}"));
    }

    [Theory]
    [InlineData("twice", "Line 3: It is version 2 of order/1, and in its append version 3 comes here.")]
    [InlineData("missing", "Line 2: It is version 3 of order/1, and in its append version 2 comes here.")]
    [InlineData("exchanged", "Line 2: It is version 3 of order/1, and in its append version 2 comes here.")]
    [InlineData("unsaid", "Line 2: 'streamversion' is missing, and an event with an 'appendid' has one.")]
    public async Task The_events_of_an_exported_append_come_in_order_and_once(string what, string message)
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1), new LineAdded("b", 1, 1), new LineAdded("c", 1, 1));
        string[] lines = (await ExportAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] changed = what switch
        {
            "twice" => [lines[0], lines[1], lines[1], lines[2]],
            "missing" => [lines[0], lines[2]],
            "exchanged" => [lines[0], lines[2], lines[1]],
            _ => [lines[0], lines[1].Replace("\"streamversion\":\"2\",", "", StringComparison.Ordinal)],
        };
        FormatException error = await Assert.ThrowsAsync<FormatException>(() => ImportAsync(string.Join('\n', changed)));
        Assert.Equal(message, error.Message);
        Assert.Equal(0, await _destination.GetHeadAsync(Token));
    }

    [Fact]
    public async Task A_stream_that_has_gone_on_otherwise_is_a_conflict()
    {
        await AppendAsync(_source, One, 1, new LineAdded("a", 1, 1));
        await AppendAsync(_destination, One, 2, new LineAdded("b", 1, 1));
        string lines = await ExportAsync();
        await Assert.ThrowsAsync<VersionConflictException>(() => ImportAsync(lines));
    }

    private async Task<string> ExportAsync(ExportOptions? options = null)
    {
        using StringWriter output = new();
        long count = await _source.ExportAsync(output, options, Token);
        Assert.Equal(count, output.ToString().Count(c => c == '\n'));
        return output.ToString();
    }

    private async Task<ImportResult> ImportAsync(string lines) => await _destination.ImportAsync(new StringReader(lines), cancellationToken: Token);
}
