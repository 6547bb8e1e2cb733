// on: FOLD229
using System.Linq;

namespace Counters;

[Event("things-counted")]
public readonly partial record struct ThingsCounted(string Kind, int Count);

[Event("counter-reset")]
public readonly partial record struct CounterReset(int Least);

[Aggregate("thing-counter")]
public sealed partial class ThingCounter
{
    private readonly List<int> _counts = [];
    private object? _last;

    public int Sum { get; private set; }

    public string Text { get; private set; } = "";

    public object? Last => _last;

    private void Apply(in ThingsCounted e)
    {
        _counts.Add(e.Count);
        Sum = _counts.Sum();   // FOLD229
        Text = $"{e.Kind}: {e.Count}";   // FOLD229
        _last = e.Count;   // FOLD229
    }

    private void Apply(in CounterReset e)
    {
        int least = e.Least;
        _counts.RemoveAll(count => count < least);   // FOLD229
        Sum = 0;
    }
}
