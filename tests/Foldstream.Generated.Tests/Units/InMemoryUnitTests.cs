using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Units;

public sealed class InMemoryUnitTests : UnitContract
{
    private protected override IEventStore Open() => new InMemoryEventStore();
}
