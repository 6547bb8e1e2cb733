using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using MessagePack;
using MessagePack.Resolvers;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>Types without a wire form of their own are stored as <c>[Wire]</c> says.</summary>
public sealed class ForeignTests
{
    private static readonly Foreign Whole = new(
        (Email)"a@b", (Email)"c@d", new Iban("DE", "12"), null, 12.5, [0.5, 1], ImmutableDictionary<string, IPAddress?>.Empty.Add("home", IPAddress.Loopback), new("Ann", (Email)"e@f")) { I = Small.Some };

    private static readonly Formatted Shapes = new(new Polygon([(1, 2), (3, 4)]), null, new Tint(1, 2, 255), new Tint(0, 0, 0));

    [Fact]
    public void A_converted_type_is_stored_as_what_it_is_converted_to()
    {
        object?[] members = ["a@b", "c@d", new object[] { "DE", "12" }, null, 12.5, new[] { 0.5, 1 }, new Dictionary<string, byte[]> { ["home"] = [127, 0, 0, 1] }, new[] { "Ann", "e@f" }, null];

        Assert.Equal("(A: str, B: str?, C: (Country: str, Number: str), D: (Country: str, Number: str)?, E: f64, F: [f64], G: {str: bin?}, H: (Name: str, Email: str), I: i8 =)", ShapeOf<Foreign>());
        Assert.Equal([.. Written(members)[..^1], 7], Payload.Encode(in Whole));
    }

    [Fact]
    public void A_converted_type_comes_back()
    {
        Foreign decoded = Payload.Decode<Foreign>(Payload.Encode(in Whole));

        Assert.Equal((Whole.A, Whole.B, ("DE", "12"), null, Whole.E, Whole.H, Small.Some), (decoded.A, decoded.B, (decoded.C.Country, decoded.C.Number), decoded.D, decoded.E, decoded.H, decoded.I));
        Assert.Equal(Whole.F.AsEnumerable(), decoded.F);
        Assert.Equal(IPAddress.Loopback, decoded.G["home"]);
    }

    [Fact]
    public void What_a_conversion_throws_is_the_one_typed_error_without_the_value()
    {
        byte[] payload = Payload.Encode(in Whole);
        payload[3] = (byte)'!';

        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Foreign>(payload));

        Assert.Equal("No 'Foldstream.Generated.Tests.Wire.Email' can be made of a value: its conversion threw 'System.FormatException' (at byte 1 of the payload)", error.Message);
        Assert.Equal((1, null), (error.Offset, error.InnerException));
    }

    [Fact]
    public void A_missing_member_of_a_converted_type_gets_its_declared_default()
    {
        ConvertedDefaults decoded = Payload.Decode<ConvertedDefaults>([0x91, 1]);

        Assert.Equal("(A: i32, B: i64 =, C: i64?, D: i8 =, E: f64 =)", ShapeOf<ConvertedDefaults>());
        Assert.Equal(new ConvertedDefaults(1), decoded);
    }

    [Fact]
    public void Arrays_that_are_converted_may_be_elements()
    {
        Blobs decoded = Payload.Decode<Blobs>(Payload.Encode(new Blobs([[1, 2], []], [null, [3]], ImmutableDictionary<string, byte[]>.Empty.Add("a", [4]))));

        Assert.Equal([[1, 2], []], decoded.A.AsEnumerable());
        Assert.Equal([null, [3]], decoded.B.AsEnumerable());
        Assert.Equal([4], decoded.C["a"]);
    }

    [Fact]
    public void A_default_array_that_a_conversion_gives_comes_back_or_is_refused_where_nil_is_null()
    {
        Assert.True(Payload.Decode<Tagged>(Payload.Encode(new Tagged(new Tags(default)))).A.Items.IsDefault);
        Assert.Equal(["x"], Payload.Decode<Tagged>(Payload.Encode(new Tagged(new Tags([]), new Tags(["x"])))).B!.Items.AsEnumerable());
        Assert.Throws<ArgumentNullException>(() => Payload.Encode(new Tagged(null!)));
        Assert.Throws<ArgumentNullException>(() => Payload.Encode(new Tagged(new Tags([]), new Tags(default))));
    }

    [Fact]
    public void A_formatter_does_not_write_an_object_as_nil()
    {
        Assert.Equal([0x91, 0xC0], Payload.Encode(new NilFormatted(null)));
        Assert.Contains("wrote nil", Assert.Throws<ArgumentException>(() => Payload.Encode(new NilFormatted(new Polygon([])))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_a_cast_would_cut_off_is_refused()
    {
        byte[] payload = Payload.Encode(in Whole);
        payload[^1] = 0xFF;

        Assert.Throws<OverflowException>(() => Payload.Encode(Whole with { I = Small.All }));
        Assert.Contains("threw 'System.OverflowException'", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Foreign>(payload)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_not_read_is_converted()
    {
        byte[] payload = Payload.Encode(in Whole);
        payload[3] = (byte)'!';

        Assert.Equal(Whole.E, Payload.Decode<Foreign>(payload, members: 0b10000).E);
    }

    [Fact]
    public void Null_is_refused_where_it_is_not_allowed()
    {
        Assert.Equal("Foreign.C", Assert.Throws<ArgumentNullException>(() => Payload.Encode(Whole with { C = null! })).ParamName);
        Assert.Equal("Email", Assert.Throws<ArgumentNullException>(() => Payload.Encode(Whole with { A = default })).ParamName);
        Assert.Equal("Formatted.A", Assert.Throws<ArgumentNullException>(() => Payload.Encode(Shapes with { A = null! })).ParamName);
        Assert.Contains("'A'", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Formatted>([0x94, 0xC0, 0xC0, 0xA0, 0xC0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formatter_writes_and_reads_its_own_bytes()
    {
        object?[] members = [new[] { new[] { 1.0, 2 }, new[] { 3.0, 4 } }, null, "0102ff", "000000", null];
        byte[] payload = Payload.Encode(in Shapes);
        Formatted decoded = Payload.Decode<Formatted>(payload);

        Assert.Equal("(A: any, B: any?, C: any, D: any?, E: i32 =)", ShapeOf<Formatted>());
        Assert.Equal([.. Written(members)[..^1], 7], payload);
        Assert.Equal(Shapes.A.Corners, decoded.A.Corners);
        Assert.Equal((null, Shapes.C, Shapes.D, 7), (decoded.B, decoded.C, decoded.D, decoded.E));
    }

    [Fact]
    public void What_a_formatter_does_not_accept_is_the_one_typed_error()
    {
        Assert.Contains("threw 'System.FormatException'", ErrorOf([0x94, 0x90, 0xC0, 0xA2, 0x30, 0x30, 0xC0]), StringComparison.Ordinal);
        Assert.Contains("threw 'MessagePack.MessagePackSerializationException'", ErrorOf([0x94, 0x01, 0xC0, 0xA0, 0xC0]), StringComparison.Ordinal);
        Assert.Contains("more elements than there are bytes", ErrorOf([0x94, 0xDD, 0x7F, 0xFF, 0xFF, 0xFF]), StringComparison.Ordinal);
        Assert.Contains("left a part of a value unread", ErrorOf([0x94, 0x92, 0x92, 0x01, 0x02, 0x93, 0x01, 0x02, 0x03, 0xC0, 0xA0, 0xC0]), StringComparison.Ordinal);

        static string ErrorOf(byte[] payload) => Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Formatted>(payload)).Message;
    }

    [Fact]
    public void A_value_for_a_formatter_is_nested_at_most_64_levels()
    {
        byte[] Nested(int levels) => [0x91, .. Enumerable.Repeat((byte)0x91, levels), 0x07];

        Assert.Contains("threw", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<CarelesslyFormatted>(Nested(64))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 64 levels", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<CarelesslyFormatted>(Nested(65))).Message, StringComparison.Ordinal);
        Assert.Contains("more than 64 levels", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<CarelesslyFormatted>(Nested(1_000_000))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "payload ends")]
    [InlineData(0, 2, "It wrote several")]
    [InlineData(2, 0, "more elements than there are bytes")]
    [InlineData(65, 1, "more than 64 levels")]
    public void What_a_formatter_writes_is_checked_before_it_is_stored(byte arrays, byte numbers, string cause)
        => Assert.Contains(cause, Assert.Throws<ArgumentException>(() => Payload.Encode(new CarelesslyFormatted(new Tint(arrays, numbers, 0)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_dump_shows_what_is_stored()
    {
        Assert.Equal(
            """{"A":"a@b","B":"c@d","C":{"Country":"DE","Number":"12"},"D":null,"E":12.5,"F":[0.5,1],"G":{"home":"fwAAAQ=="},"H":{"Name":"Ann","Email":"e@f"},"I":7}""",
            await JsonOf(Whole));
        Assert.Equal("""{"A":[[1,2],[3,4]],"B":null,"C":"0102ff","D":"000000","E":7}""", await JsonOf(Shapes));
    }

    [Fact]
    public void What_is_converted_is_folded_as_it_comes_back()
        => Assert.True(ChangesOnTheWire<Foreign>() && ChangesOnTheWire<Formatted>() && ChangesOnTheWire<Maps>() && ChangesOnTheWire<Lists>() && !ChangesOnTheWire<Nested>());

    private static byte[] Written(object?[] members) => MessagePackSerializer.Serialize(members, StandardResolver.Options, TestContext.Current.CancellationToken);

    private static bool ChangesOnTheWire<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.ChangesOnTheWire;

    private static string ShapeOf<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.EventType.Shape;

    private static async Task<string> JsonOf<TEvent>(TEvent e)
        where TEvent : IEvent<TEvent>
    {
        using InMemoryEventStore store = new();
        PageBuilder page = new();
        page.Add(in e);
        StreamId stream = StreamId.Parse("foreign/1");
        await store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }], TestContext.Current.CancellationToken);
        using StringWriter lines = new();
        await store.DumpAsync(stream, lines, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(lines.ToString()).RootElement.GetProperty("data").GetRawText();
    }
}
