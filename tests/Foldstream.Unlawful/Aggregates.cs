using System.Globalization;
using Foldstream;

[assembly: Wire(typeof(Unlawful.Degrees), Converter = typeof(Unlawful.WholeDegrees))]

namespace Unlawful;

/// <summary>Shows numbers as people do where the process runs.</summary>
[Aggregate("screen", Key = typeof(string))]
public sealed partial class Screen
{
    public string Text { get; private set; } = "";

    private void Apply(in ReadingTaken e) => Text = e.Value.ToString(CultureInfo.CurrentCulture);
}

/// <summary>Tells the hour where the process runs.</summary>
[Aggregate("clock", Key = typeof(string))]
public sealed partial class Clock
{
    public int Hour { get; private set; }

    private void Apply(in ReadingTaken e) => Hour = e.At.ToLocalTime().Hour;
}

/// <summary>Numbers what it is told.</summary>
[Aggregate("ticket", Key = typeof(string))]
public sealed partial class Ticket
{
    private readonly List<int> _numbers = [];

    private void Apply(in LabelChosen e) => _numbers.Add(Counter.Next());
}

/// <summary>Its snapshots keep less than it knows.</summary>
[Aggregate("thermometer", Key = typeof(string), SnapshotEvery = 10)]
public sealed partial class Thermometer
{
    public Degrees Highest { get; private set; }

    private void Apply(in ReadingTaken e) => Highest = e.Value > Highest.Value ? new Degrees(e.Value) : Highest;
}

/// <summary>Nothing is wrong with it. Its set and its dictionary are in another order behind a snapshot, since what was taken out left a gap.</summary>
[Aggregate("archive", Key = typeof(string), SnapshotEvery = 10)]
public sealed partial class Archive
{
    private readonly HashSet<string> _labels = [];
    private readonly Dictionary<string, List<DateTimeOffset>> _times = [];

    public int Changes { get; private set; }

    private void Apply(in LabelChosen e)
    {
        Changes += _labels.Add(e.Label) ? 1 : 0;
        if (!_times.TryGetValue(e.Label, out List<DateTimeOffset>? times)) _times.Add(e.Label, times = []);

        times.Add(e.At);
    }

    private void Apply(in LabelRemoved e)
    {
        Changes += _labels.Remove(e.Label) ? 1 : 0;
        _times.Remove(e.Label);
    }
}

/// <summary>Takes labels that it has seen, and first of all one that nobody makes up.</summary>
[Aggregate("album", Key = typeof(string))]
public sealed partial class Album
{
    private readonly HashSet<string> _labels = ["nobody makes this up"];

    private void Apply(in LabelChosen e) => _labels.Add(_labels.Contains(e.Label) ? e.Label + "." : throw new KeyNotFoundException("There is no such label."));
}
