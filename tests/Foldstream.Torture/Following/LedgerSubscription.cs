using Foldstream.Events;
using Foldstream.Subscriptions;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Following;

/// <summary>The subscription that writes the ledger, as two builds declare it.</summary>
internal static class LedgerSubscription
{
    public const string Name = "storm-ledger";

    /// <summary>Short, so that a storm need not wait long for what a dead worker has held.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(600);

    public static SubscriptionOptions Options(Plant plant) => new()
    {
        Lease = Lease,
        BatchSize = 10,
        RetryDelay = TimeSpan.FromMilliseconds(5),
        Attempts = int.MaxValue,
        IsTransient = _ => true,

        // What is planted is told apart by who handles: one at a time.
        Workers = plant == Plant.None ? 2 : 1,
    };

    public static SubscriptionDefinition Definition(int shards, Build build, Plant plant) => new("Ledger", Name, build == Build.New ? [TypeOf<Step>(), TypeOf<News>()] : [TypeOf<Step>()])
    {
        Shards = shards,
        Ignored = plant == Plant.PassesByTheUnknown && build == Build.Old ? [TypeOf<News>().Name] : [],
    };

    private static EventType TypeOf<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.EventType;
}
