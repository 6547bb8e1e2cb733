using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD222_FoldDependsOnCulture = new(
        RuleIds.FoldDependsOnCulture,
        title: "Fold must not depend on the culture",
        messageFormat: "{0} depends on the culture of the machine, so that a replay could give another state than the one that was decided on. {1}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Fractions, dates and comparisons of texts differ between cultures. A replay that runs on another machine than the decision did would give another state. Calls are followed inside the project.",
        helpLinkUri: HelpLink.For(RuleIds.FoldDependsOnCulture));
}
