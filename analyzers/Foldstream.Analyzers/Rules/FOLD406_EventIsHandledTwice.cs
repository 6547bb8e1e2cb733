using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD406_EventIsHandledTwice = new(
        RuleIds.EventIsHandledTwice,
        title: "Event must be handled once",
        messageFormat: "'{0}' has several handlers for event '{1}', and only one is called. Remove the others.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A subscription has at most one Handle or HandleAsync for each event.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsHandledTwice));
}
