using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD510_DecisionHasSideEffects = new(
        RuleIds.DecisionHasSideEffects,
        title: "Decision must have no effect besides its events",
        messageFormat: "{0}. After a conflict the decision runs again, and this with it. {1}.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ExecuteAsync loads, decides and appends, and repeats all of it when somebody else appended in the meantime. What a decision does besides deciding happens once for each attempt, also for one that is refused in the end.",
        helpLinkUri: HelpLink.For(RuleIds.DecisionHasSideEffects));
}
