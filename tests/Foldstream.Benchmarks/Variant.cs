namespace Foldstream.Benchmarks;

/// <summary>One of the ways that a comparison measures.</summary>
internal sealed class Variant(string name, Func<object?> run)
{
    private readonly List<double> _nanoseconds = [];

    public string Name => name;

    /// <summary>Bytes per item, of a store or of an encoding; null where nothing is stored.</summary>
    public double? Size { get; init; }

    /// <summary>Allocated per item; the least of all rounds.</summary>
    public double Allocated { get; private set; } = double.MaxValue;

    /// <summary>Nanoseconds per item in each round.</summary>
    public IReadOnlyList<double> Rounds => _nanoseconds;

    public double Median => _nanoseconds.Order().ElementAt(_nanoseconds.Count / 2);

    public double Fastest => _nanoseconds.Min();

    public double Slowest => _nanoseconds.Max();

    public object? Run() => run();

    public void Add(double nanoseconds, double allocated)
    {
        _nanoseconds.Add(nanoseconds);
        Allocated = Math.Min(Allocated, allocated);
    }

    /// <summary>How many times the time of another one this takes: the median over rounds, in each of which both were measured.</summary>
    public double Over(Variant other)
        => _nanoseconds.Zip(other._nanoseconds, (mine, others) => mine / others).Order().ElementAt(_nanoseconds.Count / 2);
}
