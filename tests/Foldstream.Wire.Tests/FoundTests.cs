using System.Collections.Immutable;
using Foldstream.Kinds;

namespace Foldstream.Wire.Tests;

/// <summary>What the fuzzer has found.</summary>
public sealed class FoundTests
{
    [Theory]
    [InlineData("92 81 a1 ff 90 c0", 3)]
    [InlineData("92 81 d9 02 61 80 90 c0", 4)]
    [InlineData("92 81 da 00 01 80 90 c0", 5)]
    [InlineData("92 81 db 00 00 00 01 80 90 c0", 7)]
    public void A_text_for_a_formatter_is_UTF8_as_any_other(string payload, int offset)
    {
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Read<Trees>(payload));
        Assert.Equal(offset, error.Offset);
        Assert.Contains("A str is not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("92 81 a1 61 90 c0")]
    [InlineData("92 81 d9 02 c3 a9 90 c0")]
    [InlineData("92 81 da 00 01 61 90 c0")]
    [InlineData("92 81 db 00 00 00 01 61 90 c0")]
    public void A_text_for_a_formatter_may_have_any_length_form(string payload) => Assert.Equal(ImmutableArray<Tree>.Empty, Read<Trees>(payload).A.Branches);

    private static TEvent Read<TEvent>(string payload)
        where TEvent : Events.IEvent<TEvent>
    {
        TEvent.DecodePayload(Convert.FromHexString(payload.Replace(" ", "", StringComparison.Ordinal)), ulong.MaxValue, out TEvent e);
        return e;
    }
}
