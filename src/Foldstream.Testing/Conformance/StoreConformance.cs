using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>The rules that every <see cref="IEventStore"/> keeps. Run them all against a store of your own:</summary>
/// <remarks>
/// With xunit.v3, in whose test explorer each rule is a test of its own:
/// <code><![CDATA[
/// public sealed class MyStoreTests
/// {
///     public static TheoryData<ConformanceRule> Rules => [.. StoreConformance.Rules];
///
///     [Theory]
///     [MemberData(nameof(Rules))]
///     public Task Keeps(ConformanceRule rule)
///         => rule.RunAsync(limits => ValueTask.FromResult<IEventStore>(new MyStore(limits)));
/// }
/// ]]></code>
/// Any other framework does: a rule throws <see cref="ConformanceException"/> when it is broken, and nothing else happens.
/// </remarks>
public static class StoreConformance
{
    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<ConformanceRule> Rules { get; } =
    [
        .. SnapshotRules.All,
        .. AppendRules.All,
        .. ConflictRules.All,
        .. CheckRules.All,
        .. RepeatRules.All,
        .. StreamReadingRules.All,
        .. PositionRules.All,
        .. EventTypeRules.All,
        .. LimitRules.All,
        .. ConcurrencyRules.All,
        .. EndingRules.All,
    ];
}
