using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Sqlite.Tests;

public sealed class InMemoryStoreTests : StoreContract
{
    private protected override IEventStore Open(PageLimits? limits = null) => new InMemoryEventStore(limits);
}
