using System.Data.Common;

namespace Foldstream.Subscriptions;

/// <summary>What all events have in common that are handled in one transaction.</summary>
internal sealed class DeliveryScope(string subscription)
{
    public string Subscription { get; } = subscription;

    public DbTransaction? Transaction { get; set; }

    /// <summary>Which attempt it is at the event that is tried alone, from 1; 1 for all events in a batch.</summary>
    public int Attempt { get; set; } = 1;
}
