using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    // ReportedByCompiler: no analyzer has it among its SupportedDiagnostics.
    public static readonly CompilerRule FOLD504_RecordIsNotSaved = new(
        RuleIds.RecordIsNotSaved,
        title: "Record can not be saved",
        messageFormat: "{0} is a record, a value that holds no events to save. Hand the decision to ExecuteAsync, which appends the events that it returns.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate that is a record does not remember what was decided on it. The events that its decisions return are appended by ExecuteAsync, StartAsync or a unit of work.");
}
