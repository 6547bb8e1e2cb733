using Foldstream.Stores;
using MyStore = Foldstream.Stores.InMemoryEventStore;

namespace Foldstream.Testing.Tests.Guides;

public sealed class MyStoreTests
{
    public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public Task Keeps(ConformanceRule rule)
        => rule.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MyStore(limits)));
}
