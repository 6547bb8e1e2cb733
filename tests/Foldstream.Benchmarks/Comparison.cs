using System.Diagnostics;
using System.Globalization;

namespace Foldstream.Benchmarks;

/// <summary>
/// Several ways to do one thing, measured in turns in one process, so that what disturbs one disturbs all. Ratios are taken within a
/// round. All ways that give a result must give the same.
/// </summary>
internal sealed class Comparison(string title, string item, int items)
{
    private readonly List<Variant> _variants = [];
    private readonly List<(Variant Variant, Func<(double Measured, string Text, double? Target, bool AtMost)> Ratio)> _rows = [];

    public Variant Add(string name, Func<object?> run, double? size = null)
    {
        Variant variant = new(name, run) { Size = size };
        _variants.Add(variant);
        _rows.Add((variant, () => (0, "", null, false)));
        return variant;
    }

    /// <summary>Sets a target: a way takes at most so many times the time of another.</summary>
    public void AtMost(double target, Variant subject, Variant other)
        => Replace(other, () => (subject.Over(other), $"{Number(subject.Over(other))} x its time", target, true));

    /// <summary>The same, in the row of the way itself.</summary>
    public void TakesAtMost(double target, Variant subject, Variant other)
        => Replace(subject, () => (subject.Over(other), $"{Number(subject.Over(other))} x that of {other.Name}", target, true));

    /// <summary>Sets a target: a way is at least so many times faster than a rival.</summary>
    public void Faster(double target, Variant subject, Variant rival)
        => Replace(rival, () => (rival.Over(subject), $"{Number(rival.Over(subject))} x faster", target, false));

    /// <summary>Shows how much faster a way is than a rival for which there is no target.</summary>
    public void Show(Variant subject, Variant rival)
        => Replace(rival, () => (rival.Over(subject), $"{Number(rival.Over(subject))} x faster", null, false));

    /// <summary>Shows how many times the time of another a way takes, in its own row.</summary>
    public void ShowOver(Variant subject, Variant other)
        => Replace(subject, () => (0, $"{Number(subject.Over(other))} x that of {other.Name}", null, false));

    /// <summary>Warms up until the just-in-time compiler is done, then measures.</summary>
    public void Measure(int rounds)
    {
        object? expected = null;
        foreach (Variant variant in _variants)
        {
            for (long begin = Stopwatch.GetTimestamp(), pass = 0; pass < 3 || Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMilliseconds(400); pass++)
            {
                object? result = variant.Run();
                expected ??= result;
                if (result is not null && !result.Equals(expected)) throw new InvalidOperationException($"'{variant.Name}' comes to another result.");
            }

            // Methods are compiled anew in the background.
            Thread.Sleep(150);
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (Variant variant in _variants)
            {
                // Of all threads: writers that run side by side allocate too.
                long before = GC.GetTotalAllocatedBytes(precise: true), begin = Stopwatch.GetTimestamp();
                variant.Run();
                double nanoseconds = Stopwatch.GetElapsedTime(begin).TotalNanoseconds;
                variant.Add(nanoseconds / items, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / items);
            }
        }
    }

    public void Print(TextWriter output, params ReadOnlySpan<string> notes)
    {
        List<string[]> rows = [["what", $"ns/{item}", "range", $"allocated B/{item}", $"stored B/{item}", "Foldstream is or takes", "target", "x target", "met"]];
        rows.Add([.. rows[0].Select(_ => "---")]);
        foreach ((Variant variant, var ratio) in _rows)
        {
            (double measured, string text, double? target, bool atMost) = ratio();
            double reached = target is not { } wanted ? 0 : atMost ? wanted / measured : measured / wanted;
            rows.Add([
                variant.Name, Number(variant.Median), $"{Number(variant.Fastest)} to {Number(variant.Slowest)}", Number(Math.Round(variant.Allocated, 1)),
                variant.Size is { } size ? Number(size) : "", text, target is { } t ? (atMost ? "at most " : "at least ") + Number(t) : "",
                target is null ? "" : Number(reached), target is null ? "" : reached >= 1 ? "yes" : "NO"]);
        }

        MarkdownRows.Print(output, title, rows, notes);
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private void Replace(Variant variant, Func<(double, string, double?, bool)> ratio)
        => _rows[_rows.FindIndex(row => ReferenceEquals(row.Variant, variant))] = (variant, ratio);
}
