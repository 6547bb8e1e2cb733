using System.Globalization;
using Foldstream;

namespace Unlawful;

[Event("price-set")]
public sealed partial record PriceSet([property: Wire(Converter = typeof(Cents))] decimal Price);

[Event("name-given")]
public sealed partial record NameGiven([property: Wire(Converter = typeof(Capitals))] string Name);

[Event("letter-sent")]
public sealed partial record LetterSent([property: Wire(Converter = typeof(Address))] string To);

[Event("number-written")]
public sealed partial record NumberWritten([property: Wire(Converter = typeof(LocalNumber))] decimal Number);

[Event("motto-chosen")]
public sealed partial record MottoChosen([property: Wire(Formatter = typeof(MottoFormatter))] Motto Motto);

/// <summary>An upcaster that is not total.</summary>
[Event("amount-noted", Version = 2)]
public readonly partial record struct AmountNoted(int Amount)
{
    private static AmountNoted Upcast(in V1 old) => new(int.Parse(old.Amount, CultureInfo.InvariantCulture));
}

/// <summary>An upcaster that depends on the culture.</summary>
[Event("amount-shown", Version = 2)]
public readonly partial record struct AmountShown(string Amount)
{
    private static AmountShown Upcast(in V1 old) => new(old.Amount.ToString(CultureInfo.CurrentCulture));
}

/// <summary>An upcaster that counts.</summary>
[Event("amount-stamped", Version = 2)]
public readonly partial record struct AmountStamped(int Amount, int Number)
{
    private static AmountStamped Upcast(in V1 old) => new(old.Amount, Counter.Next());
}

/// <summary>Nothing is wrong with it.</summary>
[Event("label-chosen")]
public readonly partial record struct LabelChosen(string Label, DateTimeOffset At = default);

[Event("reading-taken")]
public readonly partial record struct ReadingTaken(decimal Value, DateTimeOffset At);

[Event("label-removed")]
public readonly partial record struct LabelRemoved(string Label);

public static class Counter
{
    private static int _last;

    public static int Next() => Interlocked.Increment(ref _last);
}
