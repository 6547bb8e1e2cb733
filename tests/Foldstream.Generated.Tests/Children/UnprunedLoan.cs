namespace Foldstream.Generated.Tests.Children;

/// <summary>Folds the streams of <see cref="Loan"/>, but lets every event escape, so that all members are decoded.</summary>
[Aggregate("loan", Key = typeof(LoanId))]
[Ignores<OfferWithdrawn>]
public sealed partial class UnprunedLoan
{
    [Entity("Offer")]
    private readonly SortedDictionary<OfferId, UnprunedOffer> _offers = [];

    private UnprunedLoan(in LoanRequested e) => See(e);

    internal IReadOnlyDictionary<OfferId, UnprunedOffer> Offers => _offers;

    internal static void See<TEvent>(TEvent e) => ArgumentNullException.ThrowIfNull(e);

    internal sealed class UnprunedOffer(OfferMade e)
    {
        public decimal Amount { get; private set; } = e.Amount;

        public string Terms { get; } = e.Terms;

        public string Seen { get; private set; } = "";

        public bool IsAccepted { get; private set; }

        public void Apply(OfferImproved e)
        {
            See(e);
            (Amount, Seen) = (e.Amount, e.By);
        }

        public void Apply(in OfferSent e)
        {
            See(e);
            Seen = e.Channel;
        }

        public void Apply(in OfferAccepted e)
        {
            See(e);
            IsAccepted = true;
        }
    }
}
