using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD414_SubscriptionConstructorIsUnclear = new(
        RuleIds.SubscriptionConstructorIsUnclear,
        title: "Subscription must have one constructor that services can fill",
        messageFormat: "Subscription '{0}' {1}",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A host makes a subscription with the one constructor that is public or internal, and hands over the services that it takes.",
        helpLinkUri: HelpLink.For(RuleIds.SubscriptionConstructorIsUnclear));
}
