using Foldstream.Aggregates;
using Foldstream.Generated.Tests.Functional;
using Foldstream.Generated.Tests.Shop;

namespace Foldstream.Generated.Tests;

public sealed class FingerprintTests
{
    [Fact]
    public void A_fold_has_one_fingerprint()
    {
        FoldFingerprint fingerprint = Of<Order>();

        Assert.False(fingerprint.IsEmpty);
        Assert.Equal(fingerprint, Of<Order>());
    }

    [Fact]
    public void Threads_that_ask_at_once_are_told_the_same()
    {
        FoldFingerprint[] told = new FoldFingerprint[32];

        Parallel.For(0, told.Length, i => told[i] = Of<Parcel>());

        Assert.Single(told.Distinct());
    }

    [Fact]
    public void Aggregates_of_every_style_differ()
        => Assert.Equal(4, new[] { Of<Order>(), Of<UnprunedOrder>(), Of<Cart>(), Of<Parcel>() }.Distinct().Count());

    private static FoldFingerprint Of<T>()
        where T : IFold<T>
        => T.Fingerprint;
}
