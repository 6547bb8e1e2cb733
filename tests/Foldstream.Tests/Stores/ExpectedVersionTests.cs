namespace Foldstream.Tests.Stores;

/// <summary>An expected version admits that version and no other.</summary>
public sealed class ExpectedVersionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(long.MaxValue - 2)]
    [InlineData(long.MaxValue - 1)]
    [InlineData(long.MaxValue)]
    public void A_version_is_expected_as_it_was_given(long version)
    {
        ExpectedVersion expected = ExpectedVersion.At(version);
        Assert.Equal(version, expected.Exact);
        Assert.Equal(version.ToString(System.Globalization.CultureInfo.InvariantCulture), expected.ToString());
        Assert.True(expected.Admits(version));
        Assert.False(expected.IsAny);
        foreach (long other in (long[])[0, version - 1, version == 3 ? 4 : 3])
        {
            Assert.False(expected.Admits(other));
        }
    }

    [Fact]
    public void Version_0_is_a_stream_without_events() => Assert.Equal(ExpectedVersion.None, ExpectedVersion.At(0));
}
