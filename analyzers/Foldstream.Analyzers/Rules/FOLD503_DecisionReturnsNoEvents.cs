using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    // ReportedByCompiler: no analyzer has it among its SupportedDiagnostics.
    public static readonly CompilerRule FOLD503_DecisionReturnsNoEvents = new(
        RuleIds.DecisionReturnsNoEvents,
        title: "Decision on a record must return its events",
        messageFormat: "A decision on a record returns its events, and only those that the record folds: one, or [..] with none or many. This one returns none of them.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate that is a record is a value and raises nothing. What its decision does not return is lost.");
}
