using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD216_EventLacksEntityKey = new(
        RuleIds.EventLacksEntityKey,
        title: "Event of a child entity must name the child",
        messageFormat: "'{0}' can't be forwarded to a child in '{1}': {2}. Add '{3} {4}' to the event, or take it out of what '{5}' folds.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each event that a child entity folds has the member that [Entity] names, of the type of the collection's key.",
        helpLinkUri: HelpLink.For(RuleIds.EventLacksEntityKey));
}
