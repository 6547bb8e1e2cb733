using Foldstream.Testing;

namespace Orders.Tests;

public sealed class EventLawTests
{
    public static TheoryData<string> Names => [.. Laws.Names];

    private static EventLaws Laws { get; } = EventLaws.Of(typeof(OrderPlaced).Assembly);

    [Theory]
    [MemberData(nameof(Names))]
    public void Orders_keep(string law) => Laws.Check(law);
}
