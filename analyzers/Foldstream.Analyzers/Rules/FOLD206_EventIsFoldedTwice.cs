using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD206_EventIsFoldedTwice = new(
        RuleIds.EventIsFoldedTwice,
        title: "Event must be folded once",
        messageFormat: "'{0}' has several {2} for event '{1}', and a replay calls only one. Remove the others.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate has at most one Apply and at most one birth constructor for each event.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsFoldedTwice));
}
