namespace Foldstream.Generated.Tests.Children;

[Identifier]
public readonly partial record struct LoanId(Guid Value) : IParsable<LoanId>;

[Identifier]
public readonly partial record struct OfferId(int Value) : IParsable<OfferId>;

[Event("loan-requested")]
public readonly partial record struct LoanRequested(string Applicant, decimal Wanted);

[Event("offer-made")]
public readonly partial record struct OfferMade(OfferId Offer, decimal Amount, string Terms);

[Event("offer-improved")]
public sealed partial record OfferImproved(string By, OfferId Offer, decimal Amount);

[Event("offer-sent")]
public readonly partial record struct OfferSent(OfferId Offer, string Channel);

[Event("offer-accepted")]
public readonly partial record struct OfferAccepted(OfferId Offer);

[Event("offer-withdrawn")]
public readonly partial record struct OfferWithdrawn(OfferId Offer, string Reason);
