using CsCheck;

namespace Foldstream.Tests.Pages;

public sealed class StreamIdTests
{
    private static readonly string Longest = new('k', 200);

    [Theory]
    [InlineData("order", "7f3a")]
    [InlineData("a", "/")]
    [InlineData("order-line-2", "a/b//c/")]
    [InlineData("order", "Ünïcode 😀 [x]")]
    [InlineData("order", " spaced ")]
    public void Texts_are_split_at_the_first_slash(string category, string key)
    {
        StreamId id = StreamId.Parse($"{category}/{key}");
        Assert.Equal(("", category, key), (id.Tenant, id.Category, id.Key));
        Assert.Equal(new StreamId(category, key), id);
        Assert.Equal($"{category}/{key}", id.ToString());
        Assert.True(StreamId.TryParse($"{category}/{key}", null, out StreamId again));
        Assert.Equal(id, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("order")]
    [InlineData("/7")]
    [InlineData("order/")]
    [InlineData("Order/7")]
    [InlineData("1order/7")]
    [InlineData("-order/7")]
    [InlineData("or_der/7")]
    [InlineData("ördér/7")]
    [InlineData("[acme]order/7")]
    [InlineData("order/a\nb")]
    [InlineData("order/a\0")]
    [InlineData("order/\u007f")]
    [InlineData("order/\u0085")]
    public void What_is_no_id_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => StreamId.Parse(text));
        Assert.False(StreamId.TryParse(text, null, out _));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        foreach (string text in new[] { "\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d" })
        {
            Assert.Throws<ArgumentException>(() => new StreamId("order", text));
            Assert.Throws<ArgumentException>(() => new StreamId(text, "order", "7"));
            Assert.False(StreamId.TryParse("order/" + text, null, out _));
        }
    }

    [Fact]
    public void Keys_and_tenants_have_at_most_200_bytes_and_categories_64_characters()
    {
        string emoji = string.Concat(Enumerable.Repeat("😀", 50));
        Assert.Equal(Longest, new StreamId("order", Longest).Key);
        Assert.Equal(emoji, new StreamId(emoji, "order", emoji).Key);
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => new StreamId("order", Longest + "k")).ParamName);
        Assert.Equal("key", Assert.Throws<ArgumentException>(() => new StreamId("order", emoji + "k")).ParamName);
        Assert.Equal("tenant", Assert.Throws<ArgumentException>(() => new StreamId(emoji + "k", "order", "7")).ParamName);
        Assert.Equal("category", Assert.Throws<ArgumentException>(() => new StreamId(new string('a', 65), "7")).ParamName);
        Assert.Equal(64, new StreamId(new string('a', 64), "7").Category.Length);
    }

    [Fact]
    public void Ids_are_compared_ordinally()
    {
        Assert.NotEqual(new StreamId("order", "a"), new StreamId("order", "A"));
        Assert.NotEqual(new StreamId("order", "\u00e9"), new StreamId("order", "e\u0301"));
        Assert.NotEqual(new StreamId("a", "order", "7"), new StreamId("order", "7"));
        Assert.Equal("[acme]order/7", new StreamId("acme", "order", "7").ToString());
    }

    [Fact]
    public void The_default_names_no_stream()
    {
        Assert.True(default(StreamId).IsEmpty);
        Assert.Equal(("", "", ""), (default(StreamId).Tenant, default(StreamId).Category, default(StreamId).Key));
        Assert.False(new StreamId("order", "7").IsEmpty);
    }

    [Fact]
    public void Any_text_is_parsed_or_refused_and_what_is_parsed_prints_the_same()
        => Gen.OneOf(Gen.String, Gen.String.Select(s => "order/" + s)).Sample(text =>
        {
            if (StreamId.TryParse(text, null, out StreamId id))
            {
                Assert.Equal(text, id.ToString());
            }
        }, iter: 2_000);
}
