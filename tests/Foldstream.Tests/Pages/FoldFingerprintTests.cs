using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Tests.Pages;

public sealed class FoldFingerprintTests
{
    private static readonly FoldFingerprint Sample = new(new UInt128(0x0123456789ABCDEF, 0x00000000000000FF));

    [Fact]
    public void Its_text_is_32_digits_and_can_be_read()
    {
        Assert.Equal("0123456789abcdef00000000000000ff", Sample.ToString());
        Assert.Equal("0123456789abcdef00000000000000ff", $"{Sample:N}");
        Assert.Equal(Sample, FoldFingerprint.Parse("0123456789abcdef00000000000000ff"));
        Assert.Equal(Sample, FoldFingerprint.Parse("0123456789ABCDEF00000000000000FF"));
        Assert.Equal("00000000000000000000000000000000", default(FoldFingerprint).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("0123456789abcdef00000000000000f")]
    [InlineData("0123456789abcdef00000000000000ff0")]
    [InlineData("0123456789abcdef00000000000000fg")]
    [InlineData(" 123456789abcdef00000000000000f ")]
    [InlineData("0123456789abcdef-0000000000000ff")]
    public void Other_texts_are_refused(string? text)
    {
        Assert.False(FoldFingerprint.TryParse(text, null, out FoldFingerprint read));
        Assert.Equal(default, read);
        if (text is not null) Assert.Throws<FormatException>(() => FoldFingerprint.Parse(text));
    }

    [Fact]
    public void Its_bytes_are_big_endian_and_can_be_read()
    {
        byte[] bytes = new byte[FoldFingerprint.Size];

        Sample.WriteTo(bytes);

        Assert.Equal(Convert.FromHexString(Sample.ToString()), bytes);
        Assert.Equal(Sample, FoldFingerprint.ReadFrom(bytes));
        Assert.Throws<ArgumentException>(() => Sample.WriteTo(new byte[15]));
        Assert.Throws<ArgumentException>(() => FoldFingerprint.ReadFrom(new byte[17]));
    }

    [Fact]
    public void Nothing_is_known_without_the_code()
    {
        FoldFingerprintBuilder parts = Begin("a");
        parts.Add("a text");

        Assert.True(parts.ToFingerprint().IsEmpty);
    }

    [Fact]
    public void Every_part_counts_and_so_does_its_kind_and_where_it_ends()
    {
        FoldFingerprint[] all =
        [
            Of(Begin("a")),
            Of(Begin("b")),
            Of(Begin("a", "b")),
            Of(Begin("a"), parts => parts.Add("text")),
            Of(Begin("a"), parts => parts.Add("te"), parts => parts.Add("xt")),
            Of(Begin("a"), parts => parts.Add("t\0e\0x\0t\0"u8)),
            Of(Begin("a"), parts => parts.AddAssembly("text", static () => throw new FileNotFoundException())),
            Of(Begin("a"), parts => parts.AddAssembly("text", static () => typeof(FoldFingerprintTests))),
            Of(Begin("a"), parts => parts.AddCode("text")),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void The_order_of_the_events_does_not_count() => Assert.Equal(Of(Begin("a", "b")), Of(Begin("b", "a")));

    private static FoldFingerprintBuilder Begin(params string[] events)
        => new(new AggregateDefinition("Any", "any", [.. events.Select(name => new EventType(name, 1, "()"))], 0, []));

    private static FoldFingerprint Of(FoldFingerprintBuilder parts, params Action<FoldFingerprintBuilder>[] more)
    {
        foreach (Action<FoldFingerprintBuilder> add in more) add(parts);
        parts.AddCode("code");
        return parts.ToFingerprint();
    }
}
