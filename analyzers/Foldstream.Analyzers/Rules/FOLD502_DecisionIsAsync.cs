using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    // ReportedByCompiler: no analyzer has it among its SupportedDiagnostics.
    public static readonly CompilerRule FOLD502_DecisionIsAsync = new(
        RuleIds.DecisionIsAsync,
        title: "Decision must be synchronous",
        messageFormat: "Fetch first, then decide: a decision is synchronous, since it runs again after a version conflict.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A decision may run several times, and nobody would wait for what an asynchronous one raises later. What it needs is fetched before and handed to it.");
}
