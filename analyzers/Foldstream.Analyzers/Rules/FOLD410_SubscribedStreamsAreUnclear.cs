using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD410_SubscribedStreamsAreUnclear = new(
        RuleIds.SubscribedStreamsAreUnclear,
        title: "Subscription must say clearly which streams it reads",
        messageFormat: "Subscription '{0}' {1}",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A subscription reads the streams of the aggregate in 'Of', those of the 'Categories', or the whole store.",
        helpLinkUri: HelpLink.For(RuleIds.SubscribedStreamsAreUnclear));
}
