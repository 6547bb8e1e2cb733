using System.Globalization;

namespace Foldstream.Generated.Tests.Snapshots;

[Event("crate-filled")]
public readonly partial record struct CrateFilled(string Code, int Grams, DateTimeOffset At, string? Note);

public readonly record struct Weight(int Grams);

public sealed record Day(DateTime At);

public static class WeightText
{
    public static string ToWire(Weight value) => value.Grams.ToString(CultureInfo.InvariantCulture) + " g";

    public static Weight FromWire(string value) => new(int.Parse(value.AsSpan(..^2), CultureInfo.InvariantCulture));
}

/// <summary>Converts to a time, of which an event would make UTC.</summary>
public static class DayTime
{
    public static DateTime ToWire(Day value) => value.At;

    public static Day FromWire(DateTime value) => new(value);
}

/// <summary>A code of which only its text is known outside; its default has none.</summary>
public readonly struct Code
{
    private readonly string? _text;

    private Code(string? text) => _text = text;

    public static explicit operator string(Code code) => code._text!;

    public static explicit operator Code(string text) => new(text);

    public override string ToString() => _text ?? "none";
}

/// <summary>What a value of a state may derive from: members of every access, in two steps, one name twice.</summary>
public abstract class Traced
{
    private readonly List<string> _trace = [];
    private string? _secret;

    public int Steps { get; private set; }

    public virtual string Seen => $"{Steps} {_secret} {string.Join(",", _trace)}";

    private protected void Step(string? what)
    {
        Steps++;
        _secret = what is null ? _secret : what + _secret?.Length;
        _trace.Add(_secret ?? "-");
    }
}

public abstract class Weighed : Traced
{
    private int _secret;

    [Wire(Converter = typeof(WeightText))] protected Weight Heaviest { get; private set; }

    [Wire(Converter = typeof(DayTime))] public Day? Last { get; private set; }

    public override string Seen => $"{base.Seen}; {_secret} {Heaviest} {Last?.At.Ticks} {Last?.At.Kind}";

    private protected void Weigh(int grams, DateTimeOffset at)
    {
        _secret += 2;
        if (grams > Heaviest.Grams) Heaviest = new Weight(grams);
        Last = grams % 7 == 0 ? null : new Day(new DateTime(at.Ticks, grams % 2 == 0 ? DateTimeKind.Local : DateTimeKind.Unspecified));
    }
}

public sealed class Scale : Weighed
{
    [Wire(Converter = typeof(WeightText))] private Weight _sum;

    public override string Seen => $"{base.Seen}; {_sum}";

    internal void Put(in CrateFilled e)
    {
        Step(e.Note);
        Weigh(e.Grams, e.At);
        _sum = new Weight(_sum.Grams + e.Grams);
    }
}

public abstract record Labelled([Wire(Converter = typeof(WeightText))] Weight At)
{
    [Wire(Converter = typeof(WeightText))] private Weight Twice { get; } = new(At.Grams * 2);

    public string Both => $"{At.Grams}+{Twice.Grams}";
}

/// <summary>Its parameter <c>At</c> is no member of its own.</summary>
public sealed record Label(string Text, Weight At, [Wire(Converter = typeof(DayTime))] Day? Printed) : Labelled(At);

/// <summary>A state with members of which <c>[Wire]</c> says how they are stored, and values that derive members.</summary>
[Aggregate("crate", Key = typeof(ShelfId), SnapshotEvery = 3)]
public sealed partial class Crate
{
    private readonly Scale _scale = new();
    private readonly List<Label> _labels = [];
    [Wire(As = typeof(string))] private Code _code;

    [Wire(Converter = typeof(DayTime))] private Day? Filled { get; set; }

    private Label? Label { get; set; }

    public string Seen() => string.Join("; ",
        _scale.Seen, _code, Filled?.At.Ticks, Filled?.At.Kind, Label?.Both, Label?.Text, Label?.Printed?.At.Kind, string.Join(",", _labels.Select(label => label.Both + label.Text)));

    public void Fill(string code, int grams, DateTimeOffset at, string? note) => Raise(new CrateFilled(code, grams, at, note));

    private void Apply(in CrateFilled e)
    {
        _scale.Put(in e);
        if (e.Code.Length > 0) _code = (Code)e.Code;
        Filled = _scale.Last;
        Label = e.Grams % 5 == 0 ? null : new Label(e.Code, new Weight(e.Grams), _scale.Last is { } day ? new Day(day.At) : null);
        if (Label is not null) _labels.Add(Label with { Text = e.Code + "!" });
    }
}
