using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD209_AggregateHasNoInitialState = new(
        RuleIds.AggregateHasNoInitialState,
        title: "Aggregate must have a state to begin with",
        messageFormat: "'{0}' {1}, so that nothing can be folded into it. {2}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay begins either with the event that a birth constructor takes, or with a state before the first event: what the parameterless constructor of a class makes, or the static Initial of a record.",
        helpLinkUri: HelpLink.For(RuleIds.AggregateHasNoInitialState));
}
