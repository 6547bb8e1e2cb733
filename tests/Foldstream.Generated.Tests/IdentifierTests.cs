using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Foldstream.Generated.Tests.Wire;

namespace Foldstream.Generated.Tests;

public sealed partial class IdentifierTests
{
    private static readonly Guid Value = new("0193595e-6f0b-7b3a-9c0d-1e2f3a4b5c6d");

    private static readonly CultureInfo Odd = MakeOdd();

    public sealed record Letter(ItemId Item, Sku Sku, LineNumber Line, AccountNumber Account, ItemId? Parent, Dictionary<ItemId, LineNumber> Lines, Dictionary<AccountNumber, Sku> Skus);

    [JsonSerializable(typeof(Letter))]
    private sealed partial class Context : JsonSerializerContext;

    [Fact]
    public void The_text_is_the_value_in_one_form_everywhere()
    {
        Assert.Equal("0193595e6f0b7b3a9c0d1e2f3a4b5c6d", new ItemId(Value).ToString());
        Assert.Equal("0193595e-6f0b-7b3a-9c0d-1e2f3a4b5c6d", new ItemId(Value).ToString("D", null));
        Assert.Equal("0193595e6f0b7b3a9c0d1e2f3a4b5c6d", $"{new ItemId(Value)}");
        Assert.Equal("-5", string.Create(Odd, $"{new LineNumber(-5)}"));
        Assert.Equal("-5", new AccountNumber(-5).ToString(null, Odd));
        Assert.Equal("a/b", $"{new Sku("a/b")}");
        Assert.Equal("", default(Sku).ToString());
    }

    [Fact]
    public void The_text_is_read_back_and_other_text_is_not()
    {
        Check(new ItemId(Value));
        Check(new Sku("a/b"));
        Check(new LineNumber(int.MinValue));
        Check(new AccountNumber(long.MinValue));
        Assert.Equal(new ItemId(Value), ItemId.Parse(Value.ToString("D")));
        Assert.Throws<FormatException>(() => ItemId.Parse("7"));
        Assert.Throws<FormatException>(() => LineNumber.Parse("1,000"));
        Assert.Throws<ArgumentNullException>(() => Sku.Parse(null!));
        Assert.False(LineNumber.TryParse("2147483648", null, out _));
        Assert.False(Sku.TryParse(null, null, out _));
        Assert.False(ItemId.TryParse("7", null, out ItemId none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void Text_is_written_where_it_fits()
    {
        Span<char> three = stackalloc char[3];
        Assert.True(new Sku("abc").TryFormat(three, out int written));
        Assert.Equal((3, "abc"), (written, new string(three)));
        Assert.False(new Sku("abcd").TryFormat(three, out written));
        Assert.Equal(0, written);
        Assert.False(new ItemId(Value).TryFormat(three, out _));
    }

    [Fact]
    public void New_identifiers_differ() => Assert.NotEqual(ItemId.New(), ItemId.New());

    [Fact]
    public void Identifiers_sort_by_value()
    {
        Assert.True(new Sku("B").CompareTo(new Sku("a")) < 0);
        Assert.True(new LineNumber(2) > new LineNumber(1) && new LineNumber(1) <= new LineNumber(1) && new LineNumber(1) < new LineNumber(2) && new LineNumber(1) >= new LineNumber(1));
    }

    [Fact]
    public void JSON_has_the_plain_value_by_reflection_and_by_source_generation()
    {
        Letter letter = new(
            new ItemId(Value), new Sku("a"), new LineNumber(-1), new AccountNumber(long.MaxValue), null,
            new() { [new ItemId(Value)] = new LineNumber(1) }, new() { [new AccountNumber(-7)] = new Sku("b") });
        const string Json = """
            {"Item":"0193595e-6f0b-7b3a-9c0d-1e2f3a4b5c6d","Sku":"a","Line":-1,"Account":9223372036854775807,"Parent":null,"Lines":{"0193595e-6f0b-7b3a-9c0d-1e2f3a4b5c6d":1},"Skus":{"-7":"b"}}
            """;

        Assert.Equal(Json, JsonSerializer.Serialize(letter));
        Assert.Equal(Json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Letter>(Json)));
        Assert.Equal("\"0193595e-6f0b-7b3a-9c0d-1e2f3a4b5c6d\"", JsonSerializer.Serialize(new ItemId(Value)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ItemId>("\"7\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ItemId>("7"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sku>("null"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LineNumber>("\"1\""));
    }

    private static CultureInfo MakeOdd()
    {
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus ";
        return odd;
    }

    private static void Check<T>(T id)
        where T : ISpanParsable<T>, ISpanFormattable
    {
        Assert.Equal(id, T.Parse(id.ToString()!, Odd));
        Assert.Equal(id, T.Parse(id.ToString()!.AsSpan(), null));
        Assert.True(T.TryParse(id.ToString(), null, out T? parsed));
        Assert.Equal(id, parsed);
        Assert.True(T.TryParse(id.ToString().AsSpan(), null, out parsed));
        Assert.Equal(id, parsed);
    }
}
