namespace Foldstream.Analyzers.Tests.Fixes;

/// <summary>The upcaster that is missing where somebody raised the version by hand.</summary>
public sealed class WriteUpcasterFixTests
{
    [Fact]
    public Task An_upcaster_hands_over_what_is_there() => Verify.FixWithLock(
        """
        format 1

        [shipped]

        event order-placed@1 is Shop.OrderPlaced
          Customer: str

        [unshipped]

        """,
        """
        namespace Shop;

        [Event("order-placed", Version = {|FOLD321:2|})]
        public sealed partial record OrderPlaced(string Customer, int? Lines);
        """,
        """
        namespace Shop;

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(string Customer, int? Lines)
        {
            private static OrderPlaced Upcast(in V1 old) => new(old.Customer, null);
        }
        """,
        """
        namespace Shop { sealed partial record OrderPlaced { public readonly record struct V1(string Customer); } }
        """);
}
