using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Where a parser tells what it found. The generators pass none, the analyzers pass one, so that both see one truth.</summary>
internal interface IProblemReporter
{
    void Report(Problem problem, Location location, string[] arguments);
}
