using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Children;

/// <summary>Folds the streams of <see cref="Loan"/> as a record does.</summary>
[Aggregate("loan", Key = typeof(LoanId))]
public sealed partial record LoanFile(
    decimal Wanted,
    decimal Granted,
    [Entity(nameof(OfferMade.Offer))] ImmutableDictionary<OfferId, OfferSheet> Offers)
{
    private LoanFile(in LoanRequested e)
        : this(e.Wanted, 0, ImmutableDictionary<OfferId, OfferSheet>.Empty)
    {
    }

    public Events Send(OfferId id, string channel) => [new OfferSent(id, channel), new OfferSent(id, channel)];

    private LoanFile Apply(in OfferAccepted e) => this with { Granted = Offers[e.Offer].Amount };

    private LoanFile Apply(in OfferWithdrawn e) => this with { Offers = Offers.Remove(e.Offer) };
}

/// <summary>An offer as a value: its <c>Apply</c> returns the next state.</summary>
public readonly record struct OfferSheet(decimal Amount, long MadeAt, int TimesSent = 0, bool IsAccepted = false)
{
    internal OfferSheet(in OfferMade e, in EventContext context)
        : this(e.Amount, context.Version)
    {
    }

    internal OfferSheet Apply(OfferImproved e) => this with { Amount = e.Amount };

    internal OfferSheet Apply(in OfferSent e) => this with { TimesSent = TimesSent + 1 };

    internal static OfferSheet Apply(in OfferSheet state, in OfferAccepted e) => state with { IsAccepted = true };
}
