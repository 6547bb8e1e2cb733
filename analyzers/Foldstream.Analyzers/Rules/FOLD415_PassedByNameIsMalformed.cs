using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD415_PassedByNameIsMalformed = new(
        RuleIds.PassedByNameIsMalformed,
        title: "Event that a subscription ignores by name must have an event name",
        messageFormat: "Subscription '{0}' ignores '{1}', which no event can be called. Use the name as it is stored: 'order-viewed'.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event that is ignored by name is found by the name under which it is stored.",
        helpLinkUri: HelpLink.For(RuleIds.PassedByNameIsMalformed));
}
