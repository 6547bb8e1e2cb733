using System.Linq;

namespace Bank;

[Identifier]
public readonly partial record struct LoanId(Guid Value) : IParsable<LoanId>;

[Identifier]
public readonly partial record struct OfferId(int Value) : IParsable<OfferId>;

public readonly record struct Terms(decimal Rate, int Months)
{
    public decimal MonthlyRate => Rate / 1200m;

    public decimal Instalment(decimal amount)
        => MonthlyRate == 0m ? Math.Round(amount / Months, 2) : Math.Round(amount * MonthlyRate / (1m - Power(1m + MonthlyRate, -Months)), 2);

    private static decimal Power(decimal x, int n)
    {
        decimal result = 1m;
        for (int i = Math.Abs(n); i > 0; i--) result *= x;
        return n < 0 ? 1m / result : result;
    }
}

[Event("loan-requested")]
public sealed partial record LoanRequested(string Applicant, decimal Amount, AccountId PayOutTo);

[Event("offer-made")]
public readonly partial record struct OfferMade(OfferId Offer, Terms Terms, DateOnly ValidUntil);

[Event("offer-improved")]
public readonly partial record struct OfferImproved(OfferId Offer, decimal Rate);

[Event("offer-withdrawn")]
public readonly partial record struct OfferWithdrawn(OfferId Offer, string Reason);

[Event("offer-accepted")]
public readonly partial record struct OfferAccepted(OfferId Offer);

[Event("instalment-paid")]
public readonly partial record struct InstalmentPaid(int Number, decimal Amount);

public sealed class Offer
{
    internal Offer(in OfferMade e, in EventContext context) => (Terms, ValidUntil, MadeAt) = (e.Terms, e.ValidUntil, context.Time);

    public Terms Terms { get; private set; }

    public DateOnly ValidUntil { get; }

    public DateTimeOffset MadeAt { get; }

    public int Improvements { get; private set; }

    internal void Apply(in OfferImproved e)
    {
        Terms = Terms with { Rate = e.Rate };
        Improvements++;
    }
}

[Aggregate("loan", Key = typeof(LoanId))]
public sealed partial class Loan
{
    [Entity(nameof(OfferMade.Offer))]
    private readonly SortedDictionary<OfferId, Offer> _offers = new(Comparer<OfferId>.Create((x, y) => x.Value.CompareTo(y.Value)));

    private readonly HashSet<int> _paid = [];

    private Loan(LoanRequested e)
    {
        Applicant = e.Applicant;
        Amount = e.Amount;
    }

    public string Applicant { get; }

    public decimal Amount { get; }

    public decimal Paid { get; private set; }

    public Terms? Agreed { get; private set; }

    public IReadOnlyDictionary<OfferId, Offer> Offers => _offers;

    public Offer? Best => _offers.Values.MinBy(offer => offer.Terms.Rate);

    public IEnumerable<int> Missing => Agreed is { } agreed ? Enumerable.Range(1, agreed.Months).Where(number => !_paid.Contains(number)) : [];

    public static LoanRequested Request(string applicant, decimal amount, AccountId payOutTo)
    {
        Refuse.If(amount is < 500m or > 75_000m, "A loan is from 500 to 75,000.");
        return new LoanRequested(applicant, amount, payOutTo);
    }

    public OfferId Make(Terms terms, DateOnly validUntil)
    {
        Refuse.If(Agreed is not null, "The loan is agreed.");
        OfferId id = new(_offers.Count == 0 ? 1 : _offers.Keys.Max(offer => offer.Value) + 1);
        Raise(new OfferMade(id, terms, validUntil));
        return id;
    }

    public void Improve(OfferId id, decimal rate)
    {
        Refuse.If(rate >= Find(id).Terms.Rate, "An improvement is a lower rate.");
        Raise(new OfferImproved(id, rate));
    }

    public void WithdrawAllAbove(decimal rate)
    {
        foreach (OfferId id in _offers.Where(offer => offer.Value.Terms.Rate > rate).Select(offer => offer.Key).ToList())
        {
            Raise(new OfferWithdrawn(id, "dearer than another one"));
        }
    }

    public void Accept(OfferId id, DateOnly today)
    {
        Refuse.If(Find(id).ValidUntil < today, "The offer has expired.");
        Raise(new OfferAccepted(id));
        WithdrawAllAbove(0);
    }

    public void Pay(decimal amount)
    {
        Refuse.If(Agreed is null, "Nothing is agreed yet.");
        Raise(new InstalmentPaid(Missing.First(), amount));
    }

    private Offer Find(OfferId id)
    {
        Refuse.Unless(_offers.TryGetValue(id, out Offer? offer), $"There is no offer {id}.");
        return offer!;
    }

    private void Apply(in OfferWithdrawn e) => _offers.Remove(e.Offer);

    private void Apply(in OfferAccepted e) => Agreed = _offers[e.Offer].Terms;

    private void Apply(in InstalmentPaid e)
    {
        _paid.Add(e.Number);
        Paid += e.Amount;
    }
}
