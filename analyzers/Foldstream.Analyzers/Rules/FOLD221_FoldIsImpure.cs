using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD221_FoldIsImpure = new(
        RuleIds.FoldIsImpure,
        title: "Fold must give the same state each time",
        messageFormat: "{0} {1}, so that a replay would give another state than the one that was decided on. {2}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay runs Apply, birth constructors and Initial again, on another day and another machine. What they read besides the state and the event is not the same then. Calls are followed inside the project.",
        helpLinkUri: HelpLink.For(RuleIds.FoldIsImpure));
}
