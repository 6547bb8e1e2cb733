namespace Foldstream.Generated.Tests.Children;

/// <summary>Folds the streams of <see cref="Loan"/> and notes what it sees of its children while it folds their events itself.</summary>
[Aggregate("loan", Key = typeof(LoanId))]
[Ignores("offer-withdrawn"), Ignores("offer-improved"), Ignores("offer-sent")]
public sealed partial class Watcher
{
    [Entity("Offer")]
    private readonly Dictionary<OfferId, Watched> _offers = [];

    private Watcher(in LoanRequested e) => Wanted = e.Wanted;

    public decimal Wanted { get; }

    public int OffersAtBirth { get; private set; }

    public bool WasAcceptedAlready { get; private set; }

    private void Apply(in OfferMade e) => OffersAtBirth = _offers.Count;

    private void Apply(in OfferAccepted e) => WasAcceptedAlready = _offers[e.Offer].IsAccepted;

    private sealed record Watched(bool IsAccepted)
    {
        public Watched(OfferMade e)
            : this(e.Amount < 0)
        {
        }

        public Watched Apply(in OfferAccepted e) => this with { IsAccepted = true };
    }
}
