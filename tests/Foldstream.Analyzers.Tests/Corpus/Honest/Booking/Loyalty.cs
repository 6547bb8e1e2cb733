using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace Hotel.Booking;

[Identifier]
public readonly partial record struct LoyaltyNumber(string Value) : IParsable<LoyaltyNumber>;

public enum Tier
{
    Blue = 1,
    Silver = 2,
    Gold = 3,
}

[Event("loyalty-joined")]
public sealed partial record LoyaltyJoined(string Email, DateOnly On, string Country);

[Event("nights-credited")]
public readonly partial record struct NightsCredited(ReservationId For, int Nights, decimal Spent, DateOnly On);

[Event("nights-corrected")]
public readonly partial record struct NightsCorrected(ReservationId For, int Nights);

[Event("points-redeemed")]
public readonly partial record struct PointsRedeemed(int Points, string Gift);

[Event("partner-points-imported")]
public sealed partial record PartnerPointsImported(string Partner, ImmutableArray<string> Lines);

internal readonly record struct Credit(DateOnly On, int Nights, decimal Spent);

internal interface ITariff
{
    int PointsFor(in Credit credit);
}

internal sealed class StandardTariff : ITariff
{
    public int PointsFor(in Credit credit) => (int)decimal.Floor(credit.Spent) + 100 * credit.Nights;
}

/// <summary>What a guest has stayed and earned.</summary>
[Aggregate("loyalty", Key = typeof(LoyaltyNumber))]
public sealed partial class Loyalty
{
    private static readonly FrozenDictionary<Tier, int> NightsNeeded = new Dictionary<Tier, int> { [Tier.Silver] = 10, [Tier.Gold] = 30 }.ToFrozenDictionary();
    private static readonly StandardTariff Tariff = new();

    private readonly Dictionary<ReservationId, Credit> _credits = [];
    private readonly SortedDictionary<string, int> _partners = new(StringComparer.Ordinal);
    private int _redeemed;

    private Loyalty(LoyaltyJoined e)
    {
        Email = e.Email.ToLowerInvariant();
        Country = CountryOf(e.Country);
        Since = e.On;

        static string CountryOf(string text) => text.Length == 2 ? text.ToUpperInvariant() : "XX";
    }

    public string Email { get; }

    public string Country { get; }

    public DateOnly Since { get; }

    public Tier Tier { get; private set; } = Tier.Blue;

    public int Points { get; private set; }

    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Tier} since {Since:yyyy-MM-dd}: {Points}");

    public IEnumerable<(int Year, int Nights)> NightsByYear =>
        from credit in _credits.Values
        group credit.Nights by credit.On.Year into year
        orderby year.Key
        select (year.Key, year.Sum());

    public static LoyaltyJoined Join(string email, DateOnly today, string country)
    {
        Refuse.Unless(email.Contains('@', StringComparison.Ordinal), "That is no address.");
        return new LoyaltyJoined(email, today, country);
    }

    public void Credit(ReservationId reservation, int nights, decimal spent, DateOnly on)
    {
        if (_credits.ContainsKey(reservation)) return;

        Raise(new NightsCredited(reservation, nights, spent, on));
    }

    public void Correct(ReservationId reservation, int nights)
    {
        Refuse.Unless(_credits.TryGetValue(reservation, out Credit credit), "Nothing was credited for it.");
        if (credit.Nights != nights) Raise(new NightsCorrected(reservation, nights));
    }

    public void Redeem(int points, string gift)
    {
        Refuse.If(points > Points, "There are not enough points.");
        Raise(new PointsRedeemed(points, gift));
        Debug.Assert(Points >= 0, "Points are never below zero.");
    }

    public void Import(string partner, IEnumerable<string> lines) => Raise(new PartnerPointsImported(partner, [.. lines]));

    private void Apply(in NightsCredited e)
    {
        _credits.Add(e.For, new Credit(e.On, e.Nights, e.Spent));
        Reckon(e.On);
    }

    private void Apply(in NightsCorrected e)
    {
        Credit corrected = _credits[e.For] with { Nights = e.Nights };
        _credits[e.For] = corrected;
        Reckon(corrected.On);
    }

    private void Apply(in PointsRedeemed e, in EventContext context)
    {
        _redeemed += e.Points;
        Reckon(DateOnly.FromDateTime(context.Time.UtcDateTime));
    }

    private void Apply(PartnerPointsImported e, in EventContext context)
    {
        int sum = 0;
        foreach (string line in e.Lines)
        {
            ReadOnlySpan<char> points = line.AsSpan(line.LastIndexOf(';') + 1).Trim();
            if (int.TryParse(points, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed)) sum = checked(sum + parsed);
        }

        _partners[e.Partner] = _partners.GetValueOrDefault(e.Partner) + sum;
        Reckon(DateOnly.FromDateTime(context.Time.UtcDateTime));
    }

    private void Reckon(DateOnly today)
    {
        ITariff tariff = Tariff;
        Points = _credits.Values.Sum(credit => tariff.PointsFor(credit)) + _partners.Values.Sum() - _redeemed;
        int nights = Recent().Sum(credit => credit.Nights);
        Tier = NightsNeeded.Where(needed => nights >= needed.Value).Select(needed => needed.Key).DefaultIfEmpty(Tier.Blue).Max();

        IEnumerable<Credit> Recent()
        {
            foreach (Credit credit in _credits.Values)
            {
                if (credit.On > today.AddYears(-1)) yield return credit;
            }
        }
    }
}
