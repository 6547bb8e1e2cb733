using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD409_SubscriptionHandlesNothing = new(
        RuleIds.SubscriptionHandlesNothing,
        title: "Subscription must handle an event",
        messageFormat: "Subscription '{0}' has no handler, so that it would read the store and do nothing. Write 'private void Handle(in TheEvent e)', or 'private Task HandleAsync(TheEvent e)' where it waits.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A subscription is given the events that its Handle and HandleAsync methods take.",
        helpLinkUri: HelpLink.For(RuleIds.SubscriptionHandlesNothing));
}
