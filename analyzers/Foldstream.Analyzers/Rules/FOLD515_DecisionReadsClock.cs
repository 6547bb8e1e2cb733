using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD515_DecisionReadsClock = new(
        RuleIds.DecisionReadsClock,
        title: "Decision must take the time from its context",
        messageFormat: "{0} reads '{1}'. The append has a time of its own, which a test or an import can give, and this one differs from it. {2}.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The time of a decision is that of its append: the time provider's, or the one that AppendOptions.Time gave. A decision that reads the machine's clock gets another one, which no test can give.",
        helpLinkUri: HelpLink.For(RuleIds.DecisionReadsClock));
}
