using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD220_AggregatesDisagree = new(
        RuleIds.AggregatesDisagree,
        title: "Aggregates of one category must cover the same events",
        messageFormat: "'{0}' and '{1}' read the same streams, those of '{2}', but {3}. {4}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Several aggregates may read the streams of one category, each for what it needs. What one of them raises stands on the streams of all, so that each must fold it or declare that it leaves it alone.",
        helpLinkUri: HelpLink.For(RuleIds.AggregatesDisagree));
}
