namespace Foldstream.Tests.Pages;

public sealed class AppendIdTests
{
    [Fact]
    public void The_id_of_a_message_never_changes()
    {
        // Stored ids are compared with it: another result would let a redelivered message through.
        Assert.Equal("bd9315ed724c860f97007a2af73f97df", AppendId.From("kafka", "orders-0-42").ToString());
        Assert.Equal(AppendId.From("kafka", "orders-0-42"), AppendId.From("kafka", "orders-0-42"));
        Assert.Equal(8, AppendId.From("kafka", "orders-0-42").Value.Version);
    }

    [Fact]
    public void Source_and_message_are_told_apart()
        => Assert.Equal(4, new[] { AppendId.From("ab", "c"), AppendId.From("a", "bc"), AppendId.From("abc", "x"), AppendId.From("x", "abc") }.Distinct().Count());

    [Fact]
    public void A_message_needs_a_source_and_an_id()
    {
        Assert.Throws<ArgumentException>(() => AppendId.From("", "1"));
        Assert.Throws<ArgumentException>(() => AppendId.From("kafka", ""));
    }

    [Fact]
    public void Its_bytes_are_big_endian()
    {
        AppendId id = AppendId.Parse("00112233445566778899aabbccddeeff");
        byte[] bytes = new byte[16];
        id.WriteTo(bytes);
        Assert.Equal("00112233445566778899AABBCCDDEEFF", Convert.ToHexString(bytes));
        Assert.Equal(id, AppendId.ReadFrom(bytes));
        Assert.Throws<ArgumentException>(() => id.WriteTo(new byte[15]));
        Assert.Throws<ArgumentException>(() => AppendId.ReadFrom(new byte[15]));
    }

    [Fact]
    public void It_prints_32_digits_and_parses_any_UUID()
    {
        AppendId id = AppendId.New();
        Assert.Equal(7, id.Value.Version);
        Assert.Matches("^[0-9a-f]{32}$", id.ToString());
        Assert.Equal(id, AppendId.Parse(id.ToString()));
        Assert.Equal(id, AppendId.Parse(id.Value.ToString("B")));
        Assert.Equal(id.ToString(), $"{id}");
        Assert.False(AppendId.TryParse("7", null, out AppendId none));
        Assert.True(none.IsEmpty);
    }
}
