using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD228_AggregateHoldsService = new(
        RuleIds.AggregateHoldsService,
        title: "Aggregate must hold nothing but its own state",
        messageFormat: "'{0}' holds {1}: {2}. {3}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay makes an aggregate from its events alone, so that it can't give it a service, a function or anything that runs. What a decision needs is fetched before and handed to it.",
        helpLinkUri: HelpLink.For(RuleIds.AggregateHoldsService));
}
