using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD501_ScenarioAssertsNothing = new(
        RuleIds.ScenarioAssertsNothing,
        title: "Scenario must assert something",
        messageFormat: "This scenario of '{0}' asserts nothing: it ends with '{1}'. {2} what is expected: Then, ThenNothing, ThenRefused, ThenThrows, ThenReturns or ThenState.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What a decision leads to is looked at by Then and its sisters only. A scenario without them passes whatever the aggregate does.",
        helpLinkUri: HelpLink.For(RuleIds.ScenarioAssertsNothing));
}
