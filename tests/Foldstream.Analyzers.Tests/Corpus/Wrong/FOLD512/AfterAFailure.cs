namespace Golf;

[Event("hole-played")]
public readonly partial record struct HolePlayed(int Strokes);

[Aggregate("golf-round")]
public sealed partial class Round
{
    public int Strokes { get; private set; }

    public void Play(int strokes) => Raise(new HolePlayed(strokes));

    private void Apply(in HolePlayed e) => Strokes += e.Strokes;
}

public sealed class Caddie(IRepository<Round, string> rounds)
{
    public async Task SaveTwiceAsync(string id)
    {
        Round round = await rounds.LoadAsync(id);
        round.Play(4);
        try
        {
            await rounds.SaveAsync(round);
        }
        catch (VersionConflictException)
        {
            await rounds.SaveAsync(round);   // FOLD512
        }
    }

    public async Task PlayOnAsync(string id)
    {
        Round round = await rounds.LoadAsync(id);
        round.Play(3);
        try
        {
            await rounds.SaveAsync(round);
        }
        catch (VersionConflictException)
        {
            round.Play(5);   // FOLD512
        }
    }
}
