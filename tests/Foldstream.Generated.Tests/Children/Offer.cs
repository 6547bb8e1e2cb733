namespace Foldstream.Generated.Tests.Children;

public sealed class Offer
{
    internal Offer(in OfferMade e, in EventContext context) => (Amount, MadeAt) = (e.Amount, context.Version);

    public decimal Amount { get; private set; }

    public long MadeAt { get; }

    public int TimesSent { get; private set; }

    public bool IsAccepted { get; private set; }

    internal void Apply(OfferImproved e) => Amount = e.Amount;

    internal void Apply(in OfferSent e) => TimesSent++;

    internal void Apply(in OfferAccepted e) => IsAccepted = true;
}
