using Foldstream.Events;

namespace Foldstream.Tests.Events;

public sealed class EventShapeTests
{
    [Theory]
    [InlineData("()")]
    [InlineData("(Sku: str, Quantity: i32, UnitPrice: decimal)")]
    [InlineData("(A: bool, B: i8, C: i16, D: i32, E: i64, F: u8, G: u16, H: u32, I: u64, J: f32, K: f64, L: char, M: str, N: guid, O: decimal)")]
    [InlineData("(A: datetime, B: datetimeoffset, C: date, D: time, E: duration, F: bin)")]
    [InlineData("(A: str?, B: [i32?]?, C: (X: i32)?, D: i32{Open=0, Paid=1}?)")]
    [InlineData("(A: [[(B: [str], C: ())]])")]
    [InlineData("(Sku: str, Gift: bool =, Note: str?)")]
    [InlineData("(A: i64{Lowest=-9223372036854775808, Also=-1, None=0}, B: u64{Most=18446744073709551615}, C: u8{}, D: i32{A=0, B=0})")]
    [InlineData("(By: <1 Card: (Number: str, Expires: date), 2 Transfer: (Iban: str)>, B: <0 A: ()>?, C: [<5 A: (X: <7 B: ()>), 2147483647 B: ()>])")]
    [InlineData("(_a: i32, Größe: i32, x1: i32, 数: i32)")]
    public void A_shape_prints_as_it_was_read(string text) => Assert.Equal(text, EventShape.Parse(text).ToString());

    [Theory]
    [InlineData("", 1)]
    [InlineData("Sku: str", 1)]
    [InlineData("(", 2)]
    [InlineData("( )", 2)]
    [InlineData("(A: i32", 8)]
    [InlineData("(A: i32) ", 9)]
    [InlineData("(A : i32)", 3)]
    [InlineData("(A:i32)", 3)]
    [InlineData("(A: i32,B: i32)", 8)]
    [InlineData("(A: i32, )", 10)]
    [InlineData("(A: i32, A: i32)", 10)]
    [InlineData("(1A: i32)", 2)]
    [InlineData("(A: int)", 5)]
    [InlineData("(A: I32)", 5)]
    [InlineData("(A: i32??)", 9)]
    [InlineData("(A: i32=)", 8)]
    [InlineData("(A: [])", 6)]
    [InlineData("(A: [i32)", 9)]
    [InlineData("(A: str{X=0})", 8)]
    [InlineData("(A: bool{X=0})", 9)]
    [InlineData("(A: char{X=0})", 9)]
    [InlineData("(A: i32{X=})", 11)]
    [InlineData("(A: i32{X=+1})", 11)]
    [InlineData("(A: i32{X=01})", 11)]
    [InlineData("(A: i32{X=-0})", 11)]
    [InlineData("(A: i32{X=18446744073709551616})", 11)]
    [InlineData("(A: i32{X=1, Y=0})", 14)]
    [InlineData("(A: i32{B=1, A=1})", 14)]
    [InlineData("(A: i32{A=1, A=2})", 14)]
    [InlineData("(A: i32{X=1,Y=2})", 12)]
    [InlineData("(A: <>)", 6)]
    [InlineData("(A: <A: ()>)", 6)]
    [InlineData("(A: <1 : ()>)", 8)]
    [InlineData("(A: <1A: ()>)", 7)]
    [InlineData("(A: <1 A:()>)", 9)]
    [InlineData("(A: <1 A: ()", 13)]
    [InlineData("(A: <1 A: i32>)", 11)]
    [InlineData("(A: <1 A: ()?>)", 13)]
    [InlineData("(A: <1 A: (), >)", 15)]
    [InlineData("(A: <-1 A: ()>)", 6)]
    [InlineData("(A: <01 A: ()>)", 6)]
    [InlineData("(A: <2147483648 A: ()>)", 6)]
    [InlineData("(A: <2 A: (), 1 B: ()>)", 15)]
    [InlineData("(A: <1 A: (), 1 B: ()>)", 15)]
    [InlineData("(A: <1 A: (), 2 A: ()>)", 17)]
    public void What_is_no_shape_is_refused_with_its_column(string text, int column)
        => Assert.Contains($"at column {column}:", Assert.Throws<FormatException>(() => EventShape.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("(A: ", ")")]
    [InlineData("<1 C: (A: ", ")>", 2)]
    public void Nesting_has_an_end(string open, string close, int levelsOfOne = 1)
    {
        int most = 63 / levelsOfOne;
        string Nested(int levels) => $"(A: {string.Concat(Enumerable.Repeat(open, levels))}i32{string.Concat(Enumerable.Repeat(close, levels))})";
        Assert.Equal(Nested(most), EventShape.Parse(Nested(most)).ToString());
        Assert.Throws<FormatException>(() => EventShape.Parse(Nested(most + 1)));
        Assert.Throws<FormatException>(() => EventShape.Parse(Nested(1_000_000)));
    }

    [Theory]
    // The same, and further members at the end.
    [InlineData("(A: i32)", "(A: i32)", true)]
    [InlineData("(A: i32)", "(A: i32, B: str)", false)]
    [InlineData("(A: i32)", "(A: i32, B: bool =)", true)]
    [InlineData("(A: i32)", "(A: i32, B: str?)", true)]
    [InlineData("(A: i32)", "(A: i32, B: str?, C: i32)", false)]
    [InlineData("(A: i32, B: str)", "(A: i32)", false)]
    [InlineData("(A: i32, B: bool =)", "(A: i32)", true)]
    [InlineData("(A: i32, B: str?)", "(A: i32)", true)]
    [InlineData("(A: i32, B: bool =)", "(A: i32, B: bool)", true)]
    [InlineData("(A: i32, B: bool)", "(A: i32, B: bool =)", true)]
    [InlineData("()", "(A: i32 =)", true)]
    [InlineData("(A: i32)", "()", false)]
    // Names and order.
    [InlineData("(A: i32, B: i32)", "(B: i32, A: i32)", false)]
    [InlineData("(A: i32)", "(a: i32)", false)]
    [InlineData("(A: i32 =)", "(B: i32 =)", false)]
    // Types.
    [InlineData("(A: i32)", "(A: i64)", false)]
    [InlineData("(A: i64)", "(A: duration)", false)]
    [InlineData("(A: str)", "(A: [str])", false)]
    [InlineData("(A: [i32])", "(A: [i32])", true)]
    [InlineData("(A: [i32])", "(A: [i64])", false)]
    // Null.
    [InlineData("(A: i32)", "(A: i32?)", true)]
    [InlineData("(A: i32?)", "(A: i32)", false)]
    [InlineData("(A: [str])", "(A: [str?])", true)]
    [InlineData("(A: [str?])", "(A: [str])", false)]
    [InlineData("(A: (X: i32))", "(A: (X: i32)?)", true)]
    [InlineData("(A: (X: i32)?)", "(A: (X: i32))", false)]
    // Nested records.
    [InlineData("(A: (X: i32))", "(A: (X: i32, Y: i32 =))", true)]
    [InlineData("(A: [(X: i32, Y: str?)])", "(A: [(X: i32)])", true)]
    [InlineData("(A: (X: i32))", "(A: (X: i32, Y: i32))", false)]
    [InlineData("(A: (X: i32))", "(A: i32)", false)]
    // Enums.
    [InlineData("(A: i32{Open=0})", "(A: i32{Open=0, Paid=1})", true)]
    [InlineData("(A: i32{Open=0, Paid=1})", "(A: i32{Open=0})", true)]
    [InlineData("(A: i32{Open=0})", "(A: i32{Begun=0})", true)]
    [InlineData("(A: i32{Open=0, Paid=1})", "(A: i32{Paid=0, Open=1})", false)]
    [InlineData("(A: i32{Open=0})", "(A: i32{Open=1})", false)]
    [InlineData("(A: u8{Open=0})", "(A: i32{Open=0})", false)]
    [InlineData("(A: i32{Open=0})", "(A: i32)", false)]
    [InlineData("(A: i32)", "(A: i32{Open=0})", false)]
    // Closed hierarchies.
    [InlineData("(A: <1 C: (X: i32)>)", "(A: <1 C: (X: i32)>?)", true)]
    [InlineData("(A: <1 C: ()>?)", "(A: <1 C: ()>)", false)]
    [InlineData("(A: <1 C: ()>)", "(A: <1 C: (), 2 D: ()>)", true)]
    [InlineData("(A: <2 D: ()>)", "(A: <1 C: (), 2 D: ()>)", true)]
    [InlineData("(A: <1 C: (), 2 D: ()>)", "(A: <1 C: ()>)", false)]
    [InlineData("(A: <1 C: (X: i32)>)", "(A: <1 Card: (X: i32)>)", true)]
    [InlineData("(A: <1 C: (), 2 D: ()>)", "(A: <1 D: (), 2 C: ()>)", false)]
    [InlineData("(A: <1 C: ()>)", "(A: <1 D: (), 2 C: ()>)", false)]
    [InlineData("(A: <1 C: (X: i32)>)", "(A: <1 C: (X: i32, Y: str?)>)", true)]
    [InlineData("(A: <1 C: (X: i32, Y: str?)>)", "(A: <1 C: (X: i32)>)", true)]
    [InlineData("(A: <1 C: (X: i32)>)", "(A: <1 C: (X: i32, Y: str)>)", false)]
    [InlineData("(A: <1 C: (X: i32)>)", "(A: <1 C: (X: i64)>)", false)]
    [InlineData("(A: [<1 C: (X: <1 D: ()>)>])", "(A: [<1 C: (X: <1 D: (), 2 E: ()>)>])", true)]
    [InlineData("(A: (X: i32))", "(A: <1 C: (X: i32)>)", false)]
    [InlineData("(A: <1 C: (X: i32)>)", "(A: (X: i32))", false)]
    // What this build can't parse.
    [InlineData("(A: u128)", "(A: u128)", true)]
    [InlineData("(A: u128)", "(A: i64)", false)]
    public void Bytes_of_one_shape_are_read_as_another_only_where_that_is_safe(string stored, string built, bool readable)
        => Assert.Equal(readable, EventShape.AreCompatible(stored, built));
}
