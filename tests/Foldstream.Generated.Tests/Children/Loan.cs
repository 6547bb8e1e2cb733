namespace Foldstream.Generated.Tests.Children;

[Aggregate("loan", Key = typeof(LoanId))]
public sealed partial class Loan
{
    [Entity(nameof(OfferMade.Offer))] private readonly Dictionary<OfferId, Offer> _offers = [];

    private Loan(in LoanRequested e) => Wanted = e.Wanted;

    public decimal Wanted { get; }

    public decimal Granted { get; private set; }

    public IReadOnlyDictionary<OfferId, Offer> Offers => _offers;

    public static LoanRequested Request(string applicant, decimal wanted) => new(applicant, wanted);

    public void Make(OfferId id, decimal amount, string terms)
    {
        Refuse.If(_offers.ContainsKey(id), "There is an offer with this number.");
        Raise(new OfferMade(id, amount, terms));
    }

    public void Accept(OfferId id)
    {
        Refuse.If(Granted > 0, "One offer is enough.");
        Refuse.If(Find(id).TimesSent == 0, "An offer is accepted after it was sent.");
        Raise(new OfferAccepted(id));
    }

    public void Withdraw(OfferId id, string reason)
    {
        Refuse.If(Find(id).IsAccepted, "What is accepted stands.");
        Raise(new OfferWithdrawn(id, reason));
    }

    private void Apply(in OfferAccepted e) => Granted = _offers[e.Offer].Amount;

    private void Apply(in OfferWithdrawn e) => _offers.Remove(e.Offer);

    private Offer Find(OfferId id)
    {
        Refuse.If(!_offers.TryGetValue(id, out Offer? offer), "There is no offer with this number.");
        return offer!;
    }
}
