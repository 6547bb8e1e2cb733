using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD403_SubscriptionNameIsMalformed = new(
        RuleIds.SubscriptionNameIsMalformed,
        title: "Subscription name must be in kebab case",
        messageFormat: "{0}. Use small letters, digits and hyphens, beginning with a letter, at most 64: 'billing'.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name stands on disk, as the name of the checkpoint: [a-z][a-z0-9-]{0,63}.",
        helpLinkUri: HelpLink.For(RuleIds.SubscriptionNameIsMalformed));
}
