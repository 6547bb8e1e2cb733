using Foldstream.Testing;

namespace Orders.Tests;

/// <summary>What docs/guides/laws-and-golden-bytes.md shows.</summary>
public sealed class LawsGuideTests
{
    [Fact]
    public void Orders_keep_the_laws() => EventLaws.Of(typeof(Order).Assembly).Check();

    [Fact]
    public void Orders_that_were_given_keep_the_laws()
    {
        EventLaws laws = EventLaws.Of(typeof(Order).Assembly);

        laws.Sample(new OrderCancelled("changed her mind"), new OrderCancelled(""));
        laws.Sample("order-paid", 1, """{"Amount":9.95}""");

        laws.For<Order>().Given(
            new OrderPlaced(Guid.Empty, Currency.EUR),
            new OrderLineAdded(1, "BOOK-1", 2, 9.95m),
            new OrderLineRemoved(1));

        laws.Check();
    }
}
