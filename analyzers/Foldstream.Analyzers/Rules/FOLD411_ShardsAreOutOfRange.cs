using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD411_ShardsAreOutOfRange = new(
        RuleIds.ShardsAreOutOfRange,
        title: "Shards must be from 1 to 1024",
        messageFormat: "Subscription '{0}' has {1} shards. Use 1 for strict order, or up to 1024 to handle streams side by side: 64 leaves room to grow.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The streams of a subscription are divided into 1 to 1,024 shards, once and for all.",
        helpLinkUri: HelpLink.For(RuleIds.ShardsAreOutOfRange));
}
