using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD213_EventIsNotOfTheSet = new(
        RuleIds.EventIsNotOfTheSet,
        title: "Event must be one that the aggregate folds",
        messageFormat: "'{0}' is not an event of '{1}', so that {1} could not be replayed. Write an 'Apply' for it in '{1}', or take one that it folds: {2}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What a decision of an aggregate returns, and what a scenario is given, are events that the aggregate folds. A replay would stop at any other.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsNotOfTheSet));
}
