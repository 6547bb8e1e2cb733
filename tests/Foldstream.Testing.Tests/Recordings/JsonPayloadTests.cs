using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Testing.Tests.Recordings;

/// <summary>What a dump writes of a payload is read back to the same bytes.</summary>
public sealed class JsonPayloadTests
{
    private delegate void Writer<in T>(Span<byte> destination, ref int position, T value);

    public static TheoryData<string, byte[]> Values => new()
    {
        { "bool", [0xc3] },
        { "bool", [0xc2] },
        { "i8", Bytes<sbyte>(WireWriter.WriteSByte, -128) },
        { "i16", Bytes<short>(WireWriter.WriteInt16, short.MinValue) },
        { "i32", Bytes(WireWriter.WriteInt32, int.MinValue) },
        { "i64", Bytes(WireWriter.WriteInt64, long.MinValue) },
        { "i64", Bytes(WireWriter.WriteInt64, long.MaxValue) },
        { "u8", Bytes<byte>(WireWriter.WriteByte, 255) },
        { "u16", Bytes<ushort>(WireWriter.WriteUInt16, ushort.MaxValue) },
        { "u32", Bytes(WireWriter.WriteUInt32, uint.MaxValue) },
        { "u64", Bytes(WireWriter.WriteUInt64, ulong.MaxValue) },
        { "f32", Bytes(WireWriter.WriteSingle, 0.1f) },
        { "f32", Bytes(WireWriter.WriteSingle, float.Epsilon) },
        { "f32", Bytes(WireWriter.WriteSingle, float.NegativeInfinity) },
        { "f64", Bytes(WireWriter.WriteDouble, double.MaxValue) },
        { "f64", Bytes(WireWriter.WriteDouble, -0.0) },
        { "f64", Bytes(WireWriter.WriteDouble, double.NaN) },
        { "char", Bytes(WireWriter.WriteChar, 'é') },
        { "char", Bytes(WireWriter.WriteChar, '\0') },
        { "char", Bytes(WireWriter.WriteChar, '"') },
        { "char", Bytes(WireWriter.WriteChar, '\\') },
        { "char", Bytes(WireWriter.WriteChar, '\ud83d') },
        { "str", Bytes(WireWriter.WriteString, "") },
        { "str", Bytes(WireWriter.WriteString, "Grüße <b> & 'x' \"y\" \\u0041 5€") },
        { "str", Bytes(WireWriter.WriteString, "日本 😀 \t\0") },
        { "str", Bytes(WireWriter.WriteString, new string('ä', 10_000)) },
        { "guid", Bytes(WireWriter.WriteGuid, new Guid("00112233-4455-6677-8899-aabbccddeeff")) },
        { "decimal", Bytes(WireWriter.WriteDecimal, 9.950m) },
        { "decimal", Bytes(WireWriter.WriteDecimal, decimal.MinValue) },
        { "decimal", Bytes(WireWriter.WriteDecimal, 0.0000000000000000000000000001m) },
        { "decimal", Bytes(WireWriter.WriteDecimal, 0.00m) },
        { "datetime", Bytes(WireWriter.WriteDateTime, new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc).AddTicks(1)) },
        { "datetime", Bytes(WireWriter.WriteDateTime, DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)) },
        { "datetimeoffset", Bytes(WireWriter.WriteDateTimeOffset, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromMinutes(-90))) },
        { "datetimeoffset", Bytes(WireWriter.WriteDateTimeOffset, DateTimeOffset.MinValue) },
        { "date", Bytes(WireWriter.WriteDateOnly, new DateOnly(2026, 11, 23)) },
        { "time", Bytes(WireWriter.WriteTimeOnly, new TimeOnly(23, 59, 58).Add(TimeSpan.FromTicks(7))) },
        { "duration", Bytes(WireWriter.WriteTimeSpan, new TimeSpan(1, 2, 3, 4)) },
        { "duration", Bytes(WireWriter.WriteTimeSpan, TimeSpan.MinValue) },
        { "bin", [0xc4, 0x03, 1, 2, 255] },
        { "bin", [0xc4, 0x00] },
        { "f16", Bytes(WireWriter.WriteHalf, (Half)0.1f) },
        { "f16", Bytes(WireWriter.WriteHalf, Half.NegativeInfinity) },
        { "i128", Bytes(WireWriter.WriteInt128, Int128.MinValue) },
        { "u128", Bytes(WireWriter.WriteUInt128, UInt128.MaxValue) },
        { "bigint", Bytes(WireWriter.WriteBigInteger, -BigInteger.Pow(10, 60)) },
        { "uri", Bytes(WireWriter.WriteUri, new Uri("https://example.com/ä?b#c")) },
        { "uri", Bytes(WireWriter.WriteUri, new Uri("/a/b", UriKind.Relative)) },
        { "version", Bytes(WireWriter.WriteVersion, new Version(1, 2, 3)) },
        { "rune", Bytes(WireWriter.WriteRune, new Rune(0x1F600)) },
        { "{i32}", [0x93, 1, 2, 3] },
        { "{(X: i32)}?", [0xc0] },
        { "{str: i32}", [0x82, 0xa1, 0x61, 1, 0xa2, 0x22, 0x5c, 2] },
        { "{i8: [str]}", [0x82, 0xff, 0x90, 0x07, 0xc0] },
        { "{bool: {u8: i32?}}", [0x82, 0xc2, 0x81, 1, 0xc0, 0xc3, 0x80] },
        { "{char: i32}", [0x83, .. Bytes(WireWriter.WriteChar, '\ud83d'), 1, 0x37, 2, .. Bytes(WireWriter.WriteChar, 'é'), 3] },
        { "{i32{Open=0, Paid=1}: i32}", [0x83, 0, 1, 1, 2, 7, 3] },
        { "{i8{Low=-1}: i32}", [0x82, 0xff, 1, 0xfe, 2] },
        { "{decimal: i32}", [0x81, .. Bytes(WireWriter.WriteDecimal, 1.50m), 1] },
        { "{bigint: i32}", [0x81, 0xc4, 1, 7, 1] },
        { "{date: i32}", [0x81, .. Bytes(WireWriter.WriteDateOnly, new DateOnly(2026, 11, 23)), 1] },
        { "{version: i32}?", [0x81, .. Bytes(WireWriter.WriteVersion, new Version(1, 2)), 1] },
        { "{(X: i32, Y: str): (Z: bool)}", [0x81, 0x92, 1, 0xa1, 0x61, 0x91, 0xc3] },
        { "str?", [0xc0] },
        { "i32?", [0x05] },
        { "[i32]", [0x93, 1, 2, 3] },
        { "[i32]", [0x90] },
        { "[i32]", [0xc0] },
        { "[str?]", [0x92, 0xc0, 0xa1, 0x61] },
        { "[[bool]]", [0x92, 0x91, 0xc3, 0x90] },
        { "i32{Open=0, Paid=1}", [0x01] },
        { "i32{Open=0, Paid=1}", [0x02] },
        { "i8{Low=-1}", [0xff] },
        { "u64{Most=18446744073709551615}", Bytes(WireWriter.WriteUInt64, ulong.MaxValue) },
        { "i32{First=0, Second=0}", [0x00] },
        { "i32{Open=0}?", [0xc0] },
        { "(X: i32, Y: [(Z: bool)])", [0x92, 7, 0x91, 0x91, 0xc3] },
        { "(X: i32)?", [0xc0] },
        { "()", [0x90] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_the_same_bytes(string type, byte[] value) => Same($"(A: {type})", [0x91, .. value]);

    [Theory]
    [InlineData("(By: <1 Card: (Number: str, Pin: i32 =), 300 Cash: ()>)", "91920191a131")]
    [InlineData("(By: <1 Card: (Number: str, Pin: i32 =), 300 Cash: ()>)", "91920192a13107")]
    [InlineData("(By: [<1 Card: (Number: str, Pin: i32 =), 300 Cash: ()>?])", "9192c092cd012c90")]
    [InlineData("(A: i32, B: i32 =, C: str?)", "9101")]
    [InlineData("(A: i32, B: i32 =, C: str?)", "920102")]
    [InlineData("(A: i32, B: i32 =, C: str?)", "930102c0")]
    [InlineData("(A: i32 =)", "90")]
    [InlineData("(A: (B: i32, C: str?))", "919101")]
    public void A_payload_that_ends_early_ends_as_early_again(string shape, string payload) => Same(shape, Convert.FromHexString(payload));

    [Fact]
    public void Every_plain_value_is_among_these()
        => Assert.Equal(["any"], Enum.GetValues<ShapeScalar>().Select(EventShape.NameOf).Except(Values.Select(row => row.Data.Item1)));

    [Theory]
    [InlineData("""{"A":1,"Z":2}""", "'Z' is no member of this build's (A: i32, B: [(C: i8)]?).")]
    [InlineData("""{}""", "'A' is missing.")]
    [InlineData("""{"B":[]}""", "'A' is missing.")]
    [InlineData("""{"A":"x"}""", "'A' is \"x\", and should be i32.")]
    [InlineData("""{"A":1.5}""", "'A' is 1.5, and should be i32.")]
    [InlineData("""{"A":2147483648}""", "'A' is 2147483648, and should be i32.")]
    [InlineData("""{"A":null}""", "'A' is null, and should be i32.")]
    [InlineData("""{"A":1,"B":{}}""", "'B' is {}, and should be an array.")]
    [InlineData("""{"A":1,"B":[{"C":1},{"C":300}]}""", "'B[1].C' is 300, and should be i8.")]
    [InlineData("""{"A":1,"B":[{}]}""", "'B[0].C' is missing.")]
    [InlineData("""{"A":1,"B":[7]}""", "'B[0]' is 7, and should be an object.")]
    public void What_does_not_fit_the_shape_is_named(string json, string message)
        => Assert.Equal(message, Assert.Throws<FormatException>(() => Encode(json, "(A: i32, B: [(C: i8)]?)")).Message);

    [Theory]
    [InlineData("{str: i32}", "[]", "'A' is [], and should be an object.")]
    [InlineData("{i32: i32}", """{"x":1}""", "'A.x' is not a key of such a map.")]
    [InlineData("{(X: i32): i32}", "[[1]]", "'A[0]' is [1], and should be an array of a key and its value.")]
    [InlineData("{i32}", "null", "'A' is null, and should be an array.")]
    [InlineData("any", "1", "'A' is 1, and should be any.")]
    [InlineData("rune", "\"ab\"", "'A' is \"ab\", and should be rune.")]
    [InlineData("<1 Card: ()>", """{"Cash":{}}""", """'A' is {"Cash":{}}, and should be an object with the name of a case of <1 Card: ()>.""")]
    [InlineData("<1 Card: ()>", """{"Card":{},"Cash":{}}""", """'A' is {"Card":{},"Cash":{}}, and should be an object with the name of a case of <1 Card: ()>.""")]
    [InlineData("<1 Card: (B: i32)>", """{"Card":{}}""", "'A.Card.B' is missing.")]
    [InlineData("<1 Card: ()>", "null", "'A' is null, and should be an object with the name of a case of <1 Card: ()>.")]
    [InlineData("i32{Open=0}", "\"Closed\"", "'A' is 'Closed', which is no name of this build's i32{Open=0}.")]
    [InlineData("char", "\"ab\"", "'A' is \"ab\", and should be char.")]
    [InlineData("guid", "\"ab\"", "'A' is \"ab\", and should be guid.")]
    [InlineData("date", "\"2026-13-01\"", "'A' is \"2026-13-01\", and should be date.")]
    [InlineData("time", "7", "'A' is 7, and should be time.")]
    [InlineData("bin", "\"=\"", "'A' is \"=\", and should be bin.")]
    [InlineData("decimal", "1e99", "'A' is 1e99, and should be decimal.")]
    [InlineData("str", "null", "'A' is null, and should be str.")]
    [InlineData("f64", "\"much\"", "'A' is \"much\", and should be f64.")]
    public void What_is_no_such_value_is_named(string type, string value, string message)
        => Assert.Equal(message, Assert.Throws<FormatException>(() => Encode($"{{\"A\":{value}}}", $"(A: {type})")).Message);

    private static void Same(string shape, byte[] payload)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PayloadJson.Write(json, EventShape.Parse(shape), payload);
        }

        string text = System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
        Assert.Equal(Convert.ToHexString(payload), Convert.ToHexString(Encode(text, shape)));
    }

    private static byte[] Encode(string json, string shape)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return JsonPayload.Encode(document.RootElement, EventShape.Parse(shape));
    }

    private static byte[] Bytes<T>(Writer<T> write, T value)
    {
        byte[] bytes = new byte[40_000];
        int position = 0;
        write(bytes, ref position, value);
        return bytes[..position];
    }
}
