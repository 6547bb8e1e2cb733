using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Many;

public sealed class InMemoryManyTests : ManyContract
{
    private protected override IEventStore Open() => new InMemoryEventStore();
}
