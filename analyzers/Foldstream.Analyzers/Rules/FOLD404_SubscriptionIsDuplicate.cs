using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD404_SubscriptionIsDuplicate = new(
        RuleIds.SubscriptionIsDuplicate,
        title: "Subscription name must be unique",
        messageFormat: "'{0}' is the name of subscription '{1}' and of '{2}'. They would share one checkpoint, so that each event came to only one of them. Give each a name of its own.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name is that of the checkpoint, which says what is finished. Two subscriptions of one name would take events from each other.",
        helpLinkUri: HelpLink.For(RuleIds.SubscriptionIsDuplicate));
}
