using System.Diagnostics;
using System.Globalization;

namespace Foldstream.Benchmarks;

/// <summary>Repeated measurements of one thing, in milliseconds.</summary>
internal sealed class Timings
{
    private readonly List<double> _taken = [];

    public double Median => Sorted()[_taken.Count / 2];

    public double Fastest => Sorted()[0];

    public double Slowest => Sorted()[^1];

    public void Add(TimeSpan time) => _taken.Add(time.TotalMilliseconds);

    public void Measure(Action action)
    {
        long begin = Stopwatch.GetTimestamp();
        action();
        Add(Stopwatch.GetElapsedTime(begin));
    }

    public async Task MeasureAsync(Func<Task> action)
    {
        long begin = Stopwatch.GetTimestamp();
        await action();
        Add(Stopwatch.GetElapsedTime(begin));
    }

    /// <summary>Median and range.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F1} ms ({Fastest:F1} to {Slowest:F1})");

    private List<double> Sorted() => [.. _taken.Order()];
}
