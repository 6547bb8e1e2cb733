namespace Foldstream.Hosting;

/// <summary>What <see cref="SubscriptionHealthCheck"/> takes for healthy. Register one as a service to change it.</summary>
public sealed record SubscriptionHealthOptions
{
    /// <summary>How long the oldest event may have waited to be handled; a minute by default.</summary>
    public TimeSpan MaxLag { get; init; } = TimeSpan.FromMinutes(1);
}
