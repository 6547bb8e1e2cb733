namespace Foldstream.Generated.Tests.Children;

/// <summary>Folds the streams of <see cref="Loan"/> into a class whose children are values.</summary>
[Aggregate("loan", Key = typeof(LoanId))]
[Ignores<OfferWithdrawn>]
public sealed partial class LoanSheets
{
    [Entity(nameof(OfferMade.Offer))]
    private readonly Dictionary<OfferId, OfferSheet> _sheets = [];

    private LoanSheets(in LoanRequested e) => Wanted = e.Wanted;

    public decimal Wanted { get; }

    public IReadOnlyDictionary<OfferId, OfferSheet> Sheets => _sheets;
}
