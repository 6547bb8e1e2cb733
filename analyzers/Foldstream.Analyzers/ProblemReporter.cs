using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Turns what a parser finds into diagnostics.</summary>
internal sealed class ProblemReporter(Action<Diagnostic> report, ImmutableDictionary<string, string?>? properties = null) : IProblemReporter
{
    public void Report(Problem problem, Location location, string[] arguments)
        => report(Diagnostic.Create(Descriptors.For(problem), location, properties, [.. arguments]));
}
