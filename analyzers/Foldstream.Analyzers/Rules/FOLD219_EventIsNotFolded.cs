using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    // ReportedByCompiler: no analyzer has it among its SupportedDiagnostics.
    public static readonly CompilerRule FOLD219_EventIsNotFolded = new(
        RuleIds.EventIsNotFolded,
        title: "Only an event that the aggregate folds can be raised",
        messageFormat: "{0} has no Apply for this event. Write 'private void Apply(in TheEvent e)' in {0}, or raise one that it folds: {1}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What is raised is stored, and a replay must be able to fold it again. So an aggregate has a Raise for each event that it has an Apply for, and for no other.");
}
