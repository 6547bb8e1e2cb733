using Foldstream.Subscriptions;

namespace Foldstream.Testing;

/// <summary>The rules that every <see cref="ICheckpointStore"/> keeps. Run them all against a store of your own, as those of <see cref="StoreConformance"/>.</summary>
public static class CheckpointConformance
{
    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<CheckpointRule> Rules { get; } = [.. LeaseRules.All, .. CheckpointRules.All, .. ParkingRules.All];
}
