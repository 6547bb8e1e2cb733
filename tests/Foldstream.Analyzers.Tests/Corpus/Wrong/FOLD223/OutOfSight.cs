namespace Plugins;

public interface IScale
{
    decimal Weigh(decimal grams);
}

[Event("letter-weighed")]
public readonly partial record struct LetterWeighed(decimal Grams);

[Event("letter-rated")]
public readonly partial record struct LetterRated(decimal Grams);

public static class Scales
{
    public static object Any { get; } = new Scale();

    public static IScale? Plugged => null;

    private sealed class Scale
    {
        public decimal Weigh(decimal grams) => grams;
    }
}

[Aggregate("weighed-letter")]
public sealed partial class WeighedLetter
{
    public decimal Weight { get; private set; }

    private void Apply(in LetterWeighed e)
    {
        dynamic scale = Scales.Any;
        Weight = scale.Weigh(e.Grams);   // FOLD223
    }

    private void Apply(in LetterRated e) => Weight = Scales.Plugged?.Weigh(e.Grams) ?? 0m;   // FOLD223
}
