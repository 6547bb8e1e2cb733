using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD209_AggregateHasNoInitialState = new(
        RuleIds.AggregateHasNoInitialState,
        title: "Aggregate must have a state to begin with",
        messageFormat: "'{0}' has neither a birth constructor nor a parameterless one, so that nothing can be folded into it. Add a constructor that takes the event it begins with, or 'private {0}()'.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay begins either with the event that a birth constructor takes, or with what a parameterless constructor makes.",
        helpLinkUri: HelpLink.For(RuleIds.AggregateHasNoInitialState));
}
