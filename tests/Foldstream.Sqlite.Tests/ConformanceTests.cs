using System.Globalization;
using Foldstream.Stores;
using Foldstream.TestHouse;
using Foldstream.Testing;

namespace Foldstream.Sqlite.Tests;

/// <summary>Both stores keep every rule of the conformance kit.</summary>
public sealed class ConformanceTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>How many rules there are. A rule that comes is counted here; none goes.</summary>
    private const int RuleCount = 129;

    private readonly TempFolder _folder = new();
    private int _files;

    public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_store_in_memory_keeps(ConformanceRule rule)
        => Assert.Equal(RuleOutcome.Kept, await ConformanceCounts.RunAsync("Memory", rule, () => rule.RunAsync(
            limits => ValueTask.FromResult<IEventStore>(new InMemoryEventStore(limits)), MemoryDamage.FlipAsync, TestContext.Current.CancellationToken)));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_store_in_SQLite_keeps(ConformanceRule rule)
        => Assert.Equal(RuleOutcome.Kept, await ConformanceCounts.RunAsync("SQLite", rule, () => rule.RunAsync(
            limits => ValueTask.FromResult<IEventStore>(SqliteEventStore.Open(_folder.File($"store{_files++}.db"), new SqliteOptions { Limits = limits })),
            DamageAsync, TestContext.Current.CancellationToken)));

    private static ValueTask DamageAsync(IEventStore store, long position)
    {
        RawFile.Place place = RawFile.PlaceHolding(store.Location, position);
        RawFile.FlipBit(store.Location, place, (place.Size * 8) - 1);
        return default;
    }

    [Fact]
    public void Every_rule_counts()
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{StoreConformance.Rules.Count} rules, each run against both stores and kept:"));
        output.WriteLine(string.Join('\n', StoreConformance.Rules));
        Assert.Equal(RuleCount, StoreConformance.Rules.Count);
    }

    public void Dispose() => _folder.Dispose();
}
