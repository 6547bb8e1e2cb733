using Foldstream.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Benchmarks.Build;

/// <summary>What the generators take at a keystroke in a method body that has nothing to do with events, beside the least that any generator takes that looks for the same attributes.</summary>
internal sealed record KeystrokeCost(Timings Floor, Timings Generators, int EmittedAgain)
{
    private const int KeystrokesPerRound = 10;

    public static KeystrokeCost Measure(int rounds, CancellationToken cancellation)
    {
        Typing floor = new(new FloorGenerator(), cancellation), ours = new(new FoldstreamGenerator(), cancellation);
        Timings floorTimes = new(), ourTimes = new();
        int emittedAgain = 0;
        // Taken in turns, so that a slow moment of the machine is shared.
        for (int keystroke = -20; keystroke < rounds * KeystrokesPerRound; keystroke++)
        {
            Timings discarded = new();
            floor.Type(keystroke + 20, keystroke < 0 ? discarded : floorTimes);
            emittedAgain += ours.Type(keystroke + 20, keystroke < 0 ? discarded : ourTimes);
        }

        return new KeystrokeCost(floorTimes, ourTimes, emittedAgain);
    }

    /// <summary>A project in which somebody types.</summary>
    private sealed class Typing
    {
        private readonly CancellationToken _cancellation;
        private CSharpCompilation _compilation;
        private GeneratorDriver _driver;

        public Typing(IIncrementalGenerator generator, CancellationToken cancellation)
        {
            _cancellation = cancellation;
            _compilation = GeneratedSolution.Compile(cancellation);
            _driver = GeneratedSolution.DriverOfEditor(generator).RunGenerators(_compilation, cancellation);
        }

        /// <summary>How many files were emitted again.</summary>
        public int Type(int value, Timings timings)
        {
            Dictionary<string, SourceText> before = Emitted();
            _compilation = _compilation.Edit("Elsewhere7.cs", "decimal sum = ", value).Compilation;
            timings.Measure(() => _driver = _driver.RunGenerators(_compilation, _cancellation));
            return Emitted().Count(file => !before.TryGetValue(file.Key, out SourceText? text) || text != file.Value);
        }

        private Dictionary<string, SourceText> Emitted()
            => _driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText);
    }
}
