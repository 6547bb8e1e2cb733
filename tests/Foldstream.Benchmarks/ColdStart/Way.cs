using System.Globalization;

namespace Foldstream.Benchmarks.ColdStart;

/// <summary>One way from a file to the state, in one build, started over and over.</summary>
internal sealed class Way(BuiltProgram build, string name, string description, string file)
{
    private readonly List<double> _inside = [];

    public string Description => description;

    public BuiltProgram Build => build;

    public string Name => name;

    /// <summary>The process as a whole.</summary>
    public Timings Whole { get; } = new();

    /// <summary>From the file's bytes, or its path where it is a database, to the state: in milliseconds, told by the program. NaN where nothing is read.</summary>
    public double Inside => _inside.Count == 0 ? double.NaN : _inside.Order().ElementAt(_inside.Count / 2);

    public async Task StartAsync(string report, CancellationToken cancel)
    {
        // Once without a word, and once with the program's own watch: writing down what it says takes time of its own.
        Started whole = await Started.RunAsync(build.Program, cancel, name, file);
        Check(whole);
        Whole.Add(whole.Time);
        if (name is not ("empty" or "read"))
        {
            Check(await Started.RunAsync(build.Program, cancel, name, file, report));
            _inside.Add(double.Parse(await File.ReadAllTextAsync(report, cancel), CultureInfo.InvariantCulture) / 1_000);
        }
    }

    private void Check(Started started)
    {
        if (started.ExitCode != 0) throw new InvalidOperationException($"'{name}' of {build.Name} did not come to the right state: {started.Output}");
    }
}
