using Foldstream.Generators;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Benchmarks.Build;

/// <summary>What the generators take in a build from scratch, with the fold fingerprints and without them. The first binds what the compiler binds again for itself.</summary>
internal sealed record FingerprintCost(Timings With, Timings Without)
{
    public static FingerprintCost Measure(int rounds, CancellationToken cancellation)
    {
        Timings with = new(), without = new();
        for (int round = -2; round < rounds; round++)
        {
            Run(round < 0 ? new Timings() : with, inEditor: false, cancellation);
            Run(round < 0 ? new Timings() : without, inEditor: true, cancellation);
        }

        return new FingerprintCost(with, without);
    }

    private static void Run(Timings timings, bool inEditor, CancellationToken cancellation)
    {
        CSharpCompilation compilation = GeneratedSolution.Compile(cancellation);
        FoldstreamGenerator generator = new();
        timings.Measure(() => (inEditor ? GeneratedSolution.DriverOfEditor(generator) : GeneratedSolution.Driver(generator)).RunGenerators(compilation, cancellation));
    }
}
