using System.Collections.Immutable;

namespace Foldstream.Signals;

/// <summary>The states of a subscription as attributes name them.</summary>
internal static class StateNames
{
    public static ImmutableArray<(SubscriptionState State, string Name)> All { get; } =
    [
        (SubscriptionState.NotStarted, "not_started"),
        (SubscriptionState.CatchingUp, "catching_up"),
        (SubscriptionState.Live, "live"),
        (SubscriptionState.Standby, "standby"),
        (SubscriptionState.Retrying, "retrying"),
        (SubscriptionState.WaitingForNewerBuild, "waiting_for_newer_build"),
        (SubscriptionState.Stopped, "stopped"),
        (SubscriptionState.Ended, "ended"),
    ];
}
