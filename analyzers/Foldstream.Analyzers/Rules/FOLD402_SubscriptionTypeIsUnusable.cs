using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD402_SubscriptionTypeIsUnusable = new(
        RuleIds.SubscriptionTypeIsUnusable,
        title: "Subscription must be a plain class that its project can name",
        messageFormat: "Subscription '{0}' {1}, so that it can't be run. Declare it as a partial class that is neither static, abstract nor generic, internal or public, in a namespace or a partial type, with its handlers in it.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A host makes the subscription and hands events to it. So it is a class of its own, neither static, abstract nor generic, and generated code can name it.",
        helpLinkUri: HelpLink.For(RuleIds.SubscriptionTypeIsUnusable));
}
