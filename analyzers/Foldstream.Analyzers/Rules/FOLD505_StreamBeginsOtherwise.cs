using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    // ReportedByCompiler: no analyzer has it among its SupportedDiagnostics.
    public static readonly CompilerRule FOLD505_StreamBeginsOtherwise = new(
        RuleIds.StreamBeginsOtherwise,
        title: "Stream must begin with a birth event under the key of its aggregate",
        messageFormat: "{0} begins with {1}, under a key of type {2}. Hand these to StartAsync; every other event is raised by a decision.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay makes an aggregate that has birth constructors from the first event of the stream. A stream that begins with another event, or with a decision alone, could never be loaded.");
}
