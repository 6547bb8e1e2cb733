namespace Bank.Points;

[Event("card-used")]
public readonly partial record struct CardUsed(decimal Amount);

[Event("points-earned")]
public readonly partial record struct PointsEarned(int Points);

[Event("gift-given")]
public readonly partial record struct GiftGiven(string What);

[Aggregate("point-card")]
public sealed partial class PointCard
{
    public int Points { get; private set; }

    public int Gifts { get; private set; }

    public void Use(decimal amount) => Raise(new CardUsed(amount));

    private void Apply(in CardUsed e) => Raise(new PointsEarned((int)e.Amount));   // FOLD225

    private void Apply(in PointsEarned e)
    {
        Points += e.Points;
        GiveIfDue();   // FOLD225
    }

    private void Apply(in GiftGiven e) => Gifts++;

    private void GiveIfDue()
    {
        if (Points > 100) Raise(new GiftGiven("mug"));
    }
}
