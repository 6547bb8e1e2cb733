using Foldstream.Testing;

namespace Transfers.Tests;

public sealed class EventLawTests
{
    [Fact]
    public void Transfers_keep_the_laws() => EventLaws.Of(typeof(Account).Assembly).Check();
}
