using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD401_SubscriptionMustBePartial = new(
        RuleIds.SubscriptionMustBePartial,
        title: "Subscription must be partial",
        messageFormat: "Subscription '{0}' is completed by the generator. Add 'partial' to {1}.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes a subscription's definition and its dispatch in another part of the type.",
        helpLinkUri: HelpLink.For(RuleIds.SubscriptionMustBePartial));
}
