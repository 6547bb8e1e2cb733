using CsCheck;

namespace Foldstream.Tests.Encoding;

public sealed class Utf8OrderTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(new[] { "a", "b", "\u007F", "\u0080", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "😀" }.Select(Gen.Const).ToArray())
        .Array[0, 4].Select(string.Concat);

    [Fact]
    public void Texts_are_compared_by_the_bytes_of_their_UTF_8()
        => Gen.Select(Texts, Texts).Sample((one, other) =>
            Math.Sign(Utf8.Compare(one, other)) == Math.Sign(System.Text.Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other))), iter: 20_000);

    [Fact]
    public void A_text_is_well_formed_without_lone_surrogates()
    {
        Assert.All(["", "plain", "a😀b😀", "\uE000"], text => Assert.True(Utf8.IsWellFormed(text)));
        Assert.All(["a\uD83D", "\uDE00a", "\uD83Da\uDE00", "😀\uD83D\uD83D", "\uDE00\uD83D"], text => Assert.False(Utf8.IsWellFormed(text)));
    }
}
