using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD302_ShippedEventIsGone = new(
        RuleIds.ShippedEventIsGone,
        title: "Shipped event must have code",
        messageFormat: "Version {1} of event '{0}' is shipped, and {2}. {3}.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What events.lock calls shipped is, or may be, in somebody's database. Without a type or an upcaster for it, no aggregate whose stream holds it can be replayed.",
        helpLinkUri: HelpLink.For(RuleIds.ShippedEventIsGone));
}
