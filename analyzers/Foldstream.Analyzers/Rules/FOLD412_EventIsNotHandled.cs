using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD412_EventIsNotHandled = new(
        RuleIds.EventIsNotHandled,
        title: "Event of the aggregate must be handled or ignored",
        messageFormat: "Subscription '{0}' neither handles nor ignores {1} of '{2}': it would wait there for a newer build. {3}.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A subscription of an aggregate covers its events: it handles each, or declares with [Ignores<...>] that it leaves it alone. What is neither is an unknown event when it comes.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsNotHandled));
}
