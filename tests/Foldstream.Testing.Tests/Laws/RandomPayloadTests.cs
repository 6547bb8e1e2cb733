using Foldstream.Events;

namespace Foldstream.Testing.Tests.Laws;

public sealed class RandomPayloadTests
{
    private const string Everything =
        "(A: bool, B: i8, C: i16?, D: i32, E: i64, F: u8, G: u16, H: u32, I: u64, J: f32, K: f64, L: char, M: str, N: guid, O: decimal, P: datetime, Q: datetimeoffset, "
        + "R: date, S: time, T: duration, U: bin, V: f16, W: i128, X: u128, Y: bigint, Z: uri, AA: version, AB: rune, AC: [str?], AD: {i32}, AE: {str: (X: i32, Y: decimal)}, "
        + "AF: i32{Open=0, Paid=1}, AG: <1 Card: (Number: str), 2 Cash: ()>, AH: u64{Most=18446744073709551615}, AI: bool =)";

    private static readonly RecordShape Shape = EventShape.Parse(Everything);

    /// <summary>A golden file is the same on whatever machine it is made.</summary>
    [Fact]
    public void Values_are_the_same_on_every_platform_and_for_ever()
        => Assert.Equal("dd86909f", Crc(Enumerable.Range(0, 100).SelectMany(number => Payload(number, PayloadStyle.Edges).Concat(Payload(number, PayloadStyle.Usual)))));

    [Fact]
    public void A_payload_is_one_of_its_shape()
        => Assert.All(Enumerable.Range(0, 300), number => Assert.StartsWith("{\"A\":", PayloadText.Of(Shape, Payload(number, PayloadStyle.Edges)), StringComparison.Ordinal));

    [Fact]
    public void The_first_four_values_have_seen_each_name_of_a_small_enum_and_each_case()
    {
        string all = string.Concat(Enumerable.Range(0, 4).Select(number => PayloadText.Of(Shape, Payload(number, PayloadStyle.Usual))));
        Assert.All(["\"Open\"", "\"Paid\"", "\"Card\"", "\"Cash\"", "\"C\":null"], part => Assert.Contains(part, all, StringComparison.Ordinal));
    }

    [Fact]
    public void Last_members_that_may_be_missing_sometimes_are()
    {
        string[] texts = [.. Enumerable.Range(0, 30).Select(number => PayloadText.Of(Shape, RandomPayload.Of(Shape, new LawRandom("end", 0, number), PayloadStyle.Usual, mayEndEarly: true)))];
        Assert.Contains(texts, text => text.Contains("\"AI\"", StringComparison.Ordinal));
        Assert.Contains(texts, text => !text.Contains("\"AI\"", StringComparison.Ordinal));
    }

    private static byte[] Payload(int number, PayloadStyle style) => RandomPayload.Of(Shape, new LawRandom("everything", 0, number), style);

    private static string Crc(IEnumerable<byte> bytes) => Pages.Crc32C.Append(0, [.. bytes]).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}
