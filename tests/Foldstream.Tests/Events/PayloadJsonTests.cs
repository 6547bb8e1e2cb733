using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foldstream.Encoding;
using Foldstream.Events;
using Foldstream.Tests.Encoding;

namespace Foldstream.Tests.Events;

public sealed class PayloadJsonTests
{
    public static TheoryData<string, byte[], string> Values => new()
    {
        { "bool", WireKind.Boolean.Write(true), "true" },
        { "i8", WireKind.SByte.Write(-128), "-128" },
        { "i16", WireKind.Int16.Write(short.MinValue), "-32768" },
        { "i32", WireKind.Int32.Write(int.MinValue), "-2147483648" },
        { "i64", WireKind.Int64.Write(long.MinValue), "-9223372036854775808" },
        { "u8", WireKind.Byte.Write(255), "255" },
        { "u16", WireKind.UInt16.Write(ushort.MaxValue), "65535" },
        { "u32", WireKind.UInt32.Write(uint.MaxValue), "4294967295" },
        { "u64", WireKind.UInt64.Write(ulong.MaxValue), "18446744073709551615" },
        { "f32", WireKind.Single.Write(0.1f), "0.1" },
        { "f32", WireKind.Single.Write(float.NaN), "\"NaN\"" },
        { "f64", WireKind.Double.Write(double.MaxValue), "1.7976931348623157E+308" },
        { "f64", WireKind.Double.Write(double.NegativeInfinity), "\"-Infinity\"" },
        { "char", WireKind.Char.Write('é'), "\"é\"" },
        { "char", WireKind.Char.Write('\ud83d'), "\"\\uD83D\"" },
        { "str", WireKind.String.Write("Grüße <b> & 'x' \"y\" 5€"), "\"Grüße <b> & 'x' \\\"y\\\" 5€\"" },
        { "str", WireKind.String.Write("日本 😀 \t"), "\"日本 \\uD83D\\uDE00 \\t\"" },
        { "guid", WireKind.Guid.Write(new Guid("00112233-4455-6677-8899-aabbccddeeff")), "\"00112233-4455-6677-8899-aabbccddeeff\"" },
        { "decimal", WireKind.Decimal.Write(9.950m), "9.950" },
        { "decimal", WireKind.Decimal.Write(decimal.MinValue), "-79228162514264337593543950335" },
        { "datetime", WireKind.DateTime.Write(new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc).AddTicks(1)), "\"2026-11-23T10:00:00.0000001Z\"" },
        { "datetimeoffset", WireKind.DateTimeOffset.Write(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromMinutes(-90))), "\"2026-11-23T10:00:00.0000000-01:30\"" },
        { "date", WireKind.DateOnly.Write(new DateOnly(2026, 11, 23)), "\"2026-11-23\"" },
        { "time", WireKind.TimeOnly.Write(new TimeOnly(23, 59, 58)), "\"23:59:58.0000000\"" },
        { "duration", WireKind.TimeSpan.Write(new TimeSpan(1, 2, 3, 4)), "\"1.02:03:04\"" },
        { "bin", WireKind.Bytes.Write(new byte[] { 1, 2, 255 }), "\"AQL/\"" },
        { "f16", WireKind.Half.Write((Half)1.5f), "1.5" },
        { "f16", WireKind.Half.Write(Half.PositiveInfinity), "\"Infinity\"" },
        { "i128", WireKind.Int128.Write(Int128.MinValue), "-170141183460469231731687303715884105728" },
        { "u128", WireKind.UInt128.Write(UInt128.MaxValue), "340282366920938463463374607431768211455" },
        { "bigint", WireKind.BigInteger.Write(BigInteger.Pow(10, 40)), "10000000000000000000000000000000000000000" },
        { "uri", WireKind.Uri.Write(new Uri("HTTPS://a.b/c?d")), "\"HTTPS://a.b/c?d\"" },
        { "version", WireKind.Version.Write(new Version(1, 2, 3, 4)), "\"1.2.3.4\"" },
        { "rune", WireKind.Rune.Write(new Rune('é')), "\"é\"" },
        { "{i32}", [0x92, 2, 1], "[2,1]" },
        { "{i32}?", [0xc0], "null" },
        { "{str: i32}", [0x82, 0xa1, 0x61, 1, 0xa0, 2], "{\"a\":1,\"\":2}" },
        { "{i32: [str]?}", [0x82, 0xff, 0xc0, 1, 0x90], "{\"-1\":null,\"1\":[]}" },
        { "{bool: i32}", [0x82, 0xc3, 1, 0xc2, 2], "{\"true\":1,\"false\":2}" },
        { "{decimal: i32}", [0x81, .. WireKind.Decimal.Write(1.50m), 1], "{\"1.50\":1}" },
        { "{date: {guid: i32}}", [0x81, .. WireKind.DateOnly.Write(new DateOnly(2026, 11, 23)), 0x80], "{\"2026-11-23\":{}}" },
        { "{char: i32}", [0x82, 0x37, 1, .. WireKind.Char.Write('\ud83d'), 2], "{\"7\":1,\"55357\":2}" },
        { "{i32{Open=0}: i32}", [0x82, 0, 1, 7, 2], "{\"Open\":1,\"7\":2}" },
        { "{(X: i32): str}", [0x81, 0x91, 1, 0xa1, 0x61], "[[{\"X\":1},\"a\"]]" },
        { "any", [0xc0], "null" },
        { "any?", [0xc0], "null" },
        { "any", [0xc3], "true" },
        { "any", [0xff], "-1" },
        { "any", WireKind.UInt64.Write(ulong.MaxValue), "18446744073709551615" },
        { "any", WireKind.Int64.Write(long.MinValue), "-9223372036854775808" },
        { "any", WireKind.Single.Write(1.5f), "1.5" },
        { "any", WireKind.Double.Write(double.NaN), "\"NaN\"" },
        { "any", WireKind.Bytes.Write(new byte[] { 1, 2, 255 }), "\"AQL/\"" },
        { "any", [0xd6, 0xff, 0x6b, 0x04, 0x0e, 0xa0], "{\"ext\":-1,\"data\":\"awQOoA==\"}" },
        { "any", [0x92, 0x82, 0xa1, 0x61, 1, 0xa1, 0x62, 0x80, 0x82, 1, 2, 0xa1, 0x61, 0x90], "[{\"a\":1,\"b\":{}},[[1,2],[\"a\",[]]]]" },
        { "[any]", [0x92, 0xc2, 0x01], "[false,1]" },
        { "str?", [0xc0], "null" },
        { "i32?", [0x05], "5" },
        { "[i32]", [0x93, 1, 2, 3], "[1,2,3]" },
        { "[i32]", [0xc0], "null" },
        { "[str?]", [0x92, 0xc0, 0xa1, 0x61], "[null,\"a\"]" },
        { "i32{Open=0, Paid=1}", [0x01], "\"Paid\"" },
        { "i32{Open=0, Paid=1}", [0x02], "2" },
        { "i8{Low=-1}", [0xff], "\"Low\"" },
        { "u64{Most=18446744073709551615}", WireKind.UInt64.Write(ulong.MaxValue), "\"Most\"" },
        { "i32{First=0, Second=0}", [0x00], "\"First\"" },
        { "(X: i32, Y: [(Z: bool)])", [0x92, 7, 0x91, 0x91, 0xc3], "{\"X\":7,\"Y\":[{\"Z\":true}]}" },
        { "(X: i32)?", [0xc0], "null" },
        { "<1 Card: (Number: str), 2 Cash: ()>", [0x92, 1, 0x91, 0xa1, 0x37], "{\"Card\":{\"Number\":\"7\"}}" },
        { "<1 Card: (Number: str), 2 Cash: ()>", [0x92, 2, 0x90], "{\"Cash\":{}}" },
        { "<1 Card: (Number: str =), 2 Cash: ()>", [0x92, 2, 0x92, 1, 2], "{\"Cash\":{}}" },
        { "<1 Card: (Number: str =)>", [0x92, 1, 0x90], "{\"Card\":{}}" },
        { "<1 Card: (Number: str)>?", [0xc0], "null" },
        { "[<1 A: (X: <2 B: ()>?)>?]", [0x92, 0xc0, 0x92, 1, 0x91, 0x92, 2, 0x90], "[null,{\"A\":{\"X\":{\"B\":{}}}}]" },
    };

    [Fact]
    public void A_protected_member_is_shown_as_such_and_not_even_its_length_is()
        => Assert.Equal(
            """{"Name":{"protected":true},"Lines":[{"protected":true},2],"Rest":{"protected":true},"Any":{"protected":true}}""",
            Json("(Name: str, Lines: [i32], Rest: (A: i32)?, Any: any)", [0x94, 0xc7, 2, 80, 1, 2, 0x92, 0xd4, 80, 9, 2, 0xd4, 80, 9, 0xd4, 80, 9]));

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_shown_by_its_type(string type, byte[] value, string json) => Assert.Equal($"{{\"A\":{json}}}", Json($"(A: {type})", [0x91, .. value]));

    [Theory]
    [InlineData("(A: i32, B: i32 =, C: str?)", "91 01", "{\"A\":1}")]
    [InlineData("(A: i32, B: i32 =, C: str?)", "92 01 02", "{\"A\":1,\"B\":2}")]
    [InlineData("(A: i32)", "93 01 a1 61 92 c0 c0", "{\"A\":1}")]
    [InlineData("()", "90", "{}")]
    public void Missing_members_are_left_out_and_surplus_ones_skipped(string shape, string payload, string json)
        => Assert.Equal(json, Json(shape, Hex(payload)));

    [Theory]
    [InlineData("(A: i32, B: i32)", "91 01")]
    [InlineData("(A: i32)", "90")]
    [InlineData("(A: i32)", "91 c0")]
    [InlineData("(A: i32)", "91 01 01")]
    [InlineData("(A: i32)", "81 01 01")]
    [InlineData("(A: [i32])", "91 dd ff ff ff ff")]
    [InlineData("(A: u8{X=0})", "91 cd 01 00")]
    [InlineData("(A: i32{X=0})", "91 a1 61")]
    [InlineData("(A: i32)", "")]
    [InlineData("(A: <1 C: ()>)", "91 c0")]
    [InlineData("(A: <1 C: ()>)", "91 91 01")]
    [InlineData("(A: <1 C: ()>)", "91 93 01 90 90")]
    [InlineData("(A: <1 C: ()>)", "91 92 02 90")]
    [InlineData("(A: <1 C: ()>)", "91 92 ff 90")]
    [InlineData("(A: <1 C: ()>)", "91 92 01 c0")]
    [InlineData("(A: <1 C: ()>)", "91 92 01")]
    [InlineData("(A: <1 C: (X: i32)>)", "91 92 01 90")]
    public void A_payload_of_another_shape_is_malformed(string shape, string payload)
        => Assert.Throws<MalformedPayloadException>(() => Json(shape, Hex(payload)));

    [Fact]
    public void Very_many_names_cost_a_payload_of_very_many_numbers_little()
    {
        // Each number compared with each name would be 20,000,000,000 steps.
        const int Names = 100_000, Numbers = 200_000;
        string names = string.Join(", ", Enumerable.Range(0, Names).Select(i => $"N{i}={i}")), cases = string.Join(", ", Enumerable.Range(0, Names).Select(i => $"{i} N{i}: ()"));
        byte[] numbers = [0x91, 0xdd, 0, 3, 0x0d, 0x40, .. Enumerable.Repeat<byte[]>([0xce, 0, 1, 0x86, 0x9f], Numbers).SelectMany(number => number)];
        byte[] values = [0x91, 0xdd, 0, 3, 0x0d, 0x40, .. Enumerable.Repeat<byte[]>([0x92, 0xce, 0, 1, 0x86, 0x9f, 0x90], Numbers).SelectMany(value => value)];
        long start = Stopwatch.GetTimestamp();
        Assert.EndsWith("\"N99999\"]}", Json($"(A: [i32{{{names}}}])", numbers), StringComparison.Ordinal);
        Assert.EndsWith("{\"N99999\":{}}]}", Json($"(A: [<{cases}>])", values), StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    private static string Json(string shape, byte[] payload)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PayloadJson.Write(json, EventShape.Parse(shape), payload);
        }

        using JsonDocument parsed = JsonDocument.Parse(buffer.WrittenMemory);
        return Utf8.GetString(buffer.WrittenSpan);
    }
}
